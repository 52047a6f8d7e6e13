import { CLOSE } from '@atrium/contract/inbox/limits.ts';
import type { FastifyRequest } from 'fastify';
import type { RawData, WebSocket } from 'ws';
import { API_PREFIX, callerOf, isOwnOrigin, type Api } from '../../../platform/http/index.ts';
import type { Hint } from '../../../platform/live/index.ts';
import { ProblemError } from '../../../platform/problem.ts';
import type { Platform } from '../../../platform/scope.ts';
import type { Connection } from './sockets/connection.ts';
import { Hub } from './hub.ts';
import { Pushes } from './pushes/pushes.ts';
import { StaffSocket } from './sockets/staff-socket.ts';
import { VisitorSocket } from './sockets/visitor-socket.ts';

const hubs = new WeakMap<Platform, Hub>();

function hubOf(platform: Platform): Hub {
  const known = hubs.get(platform);
  if (known) return known;
  const made = new Hub(platform);
  hubs.set(platform, made);
  return made;
}

interface Session {
  connection: Connection<never>;
  receive(data: string): void;
  closed(): void;
}

/** A frame as `ws` gives it: one buffer, or its parts. */
function textOf(data: RawData): string {
  const bytes = Array.isArray(data) ? Buffer.concat(data) : data;
  return bytes instanceof ArrayBuffer ? Buffer.from(bytes).toString() : bytes.toString();
}

/** Connects what happens at a socket with whoever serves it. */
function attach(hub: Hub, socket: WebSocket, session: Session): void {
  const { connection } = session;
  hub.sockets.add(connection);
  socket.on('message', (data) => session.receive(textOf(data)));
  socket.on('pong', () => {
    connection.isAlive = true;
  });
  socket.on('error', () => connection.terminate());
  socket.on('close', () => {
    hub.sockets.remove(connection);
    session.closed();
  });
}

/** Both sockets: `/realtime` for staff, `/messenger/realtime` for visitors. */
export function registerSockets(api: Api): void {
  const hub = hubOf(api.platform);
  const admitStaff = async (request: FastifyRequest) => {
    const { scope } = await api.admit('conversations.read', request);
    if (!scope) throw new ProblemError('unauthenticated');
    return scope;
  };
  api.app.get(`${API_PREFIX}/realtime`, {
    websocket: true,
    schema: { hide: true } as object,
    onRequest: async (request: FastifyRequest) => {
      const { origin, cookie, authorization } = request.headers;
      if (origin !== undefined && !isOwnOrigin(api.platform, request, origin))
        throw new ProblemError('origin_refused');
      // A tool without a cookie says who it is in its first frame.
      if (cookie !== undefined || authorization !== undefined)
        request.scope = await admitStaff(request);
    },
    handler: (socket: WebSocket, request: FastifyRequest) => {
      const session = new StaffSocket(hub, socket, (token) => {
        request.headers.authorization = `Bearer ${token}`;
        return admitStaff(request);
      });
      attach(hub, socket, session);
      if (request.scope) session.welcome(request.scope);
    },
  } as never);
  api.app.get(`${API_PREFIX}/messenger/realtime`, {
    websocket: true,
    schema: { hide: true } as object,
    handler: (socket: WebSocket, request: FastifyRequest) => {
      const caller = () => callerOf(api.platform, request);
      attach(hub, socket, new VisitorSocket(hub, socket, { request, caller }));
    },
  } as never);
}

/** Signed out, deactivated, or with other rights: the sockets of that person end, and he comes back as who he is now. */
function endSessions(hub: Hub, hint: Hint): void {
  for (const member of hub.staffOf(hint.org)) {
    const signedOut = hint.type === 'session.revoked' && hint.id === member.sessionId;
    const changed =
      hint.entity === 'user' && hint.id === String(member.user.id) && hint.type !== 'user.created';
    const revoked = hint.type === 'api_key.revoked' && hint.id === member.keyId;
    if (signedOut || revoked) member.connection.close(CLOSE.unauthenticated, 'Signed out');
    else if (changed) member.connection.close(CLOSE.restart, 'Your account was changed');
  }
  if (hint.type === 'site.deactivated') {
    for (const guest of hub.guestsOf(hint.org)) {
      if (String(guest.eyes.siteId) === hint.id)
        guest.connection.close(CLOSE.forbidden, 'This site is switched off');
    }
  }
}

/** Listens to what happens until the program ends; then lets everybody go. */
export function startRealtime(platform: Platform): Promise<() => Promise<void>> {
  const hub = hubOf(platform);
  const pushes = new Pushes(hub);
  hub.sockets.start();
  const stopHints = platform.live.onHint((hint) => {
    endSessions(hub, hint);
    pushes.receive(hint);
  });
  const stopResyncs = platform.live.onResync(() => {
    hub.feeds
      .pumpAll()
      .catch((error: unknown) => platform.log.warn({ err: error }, 'a resync failed'));
    for (const group of hub.staff.values()) {
      for (const member of group)
        member.connection.close(CLOSE.restart, 'News may have been missed');
    }
  });
  return Promise.resolve(async () => {
    stopHints();
    stopResyncs();
    pushes.close();
    await hub.sockets.drain();
  });
}
