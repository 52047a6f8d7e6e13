import { CLOSE, PING_SECONDS } from '@atrium/contract/inbox/limits.ts';
import type { StaffFrameInput, StaffPush } from '@atrium/contract/inbox/realtime.ts';
import { backoffMilliseconds } from './backoff.ts';

/** The part of a WebSocket that is used here. */
export interface Socket {
  readyState: number;
  send(data: string): void;
  close(): void;
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
}

/** `waiting`: between two attempts. `ended`: signed out, it will not try again. */
export type LiveStatus = 'connecting' | 'ready' | 'waiting' | 'ended';

export interface LiveParts {
  open: () => Socket;
  /** Gets a fresh access token; false when there is no session any more. */
  refresh: () => Promise<boolean>;
  random?: () => number;
}

type Handler = (push: StaffPush) => void;

/** One WebSocket for the whole app, kept open. */
export interface LiveConnection {
  start(): void;
  stop(): void;
  /** Comes back at once instead of waiting: the network is there again, or the person is. */
  nudge(): void;
  /** Says it when connected; otherwise it is dropped, for `ready` tells to say everything anew. */
  send(frame: StaffFrameInput): void;
  /** Every push of the server. `ready` comes on each connection: watch again then. */
  subscribe(handler: Handler): () => void;
  status(): LiveStatus;
  onStatus(listener: () => void): () => void;
}

const OPEN = 1;

interface State {
  socket: Socket | undefined;
  status: LiveStatus;
  attempt: number;
  retry: ReturnType<typeof setTimeout> | undefined;
  ping: ReturnType<typeof setInterval> | undefined;
  heardAt: number;
}

/** Makes the connection; nothing happens before `start`. */
export function createLiveConnection(parts: LiveParts): LiveConnection {
  const handlers = new Set<Handler>();
  const listeners = new Set<() => void>();
  const state: State = {
    socket: undefined,
    status: 'ended',
    attempt: 0,
    retry: undefined,
    ping: undefined,
    heardAt: 0,
  };

  function become(status: LiveStatus): void {
    if (state.status === status) return;
    state.status = status;
    for (const listener of listeners) listener();
  }

  function send(frame: StaffFrameInput): void {
    if (state.socket?.readyState === OPEN) state.socket.send(JSON.stringify(frame));
  }

  function drop(): void {
    clearTimeout(state.retry);
    clearInterval(state.ping);
    const socket = state.socket;
    state.socket = undefined;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  function again(): void {
    become('waiting');
    const delay = backoffMilliseconds(state.attempt++, (parts.random ?? Math.random)());
    state.retry = setTimeout(connect, delay);
  }

  /** A line that says nothing for two pings is dead, whatever the browser believes. */
  function beat(): void {
    if (Date.now() - state.heardAt > 2.4 * PING_SECONDS * 1000) {
      drop();
      again();
      return;
    }
    send({ type: 'ping' });
  }

  function hear(data: unknown): void {
    state.heardAt = Date.now();
    const push = JSON.parse(String(data)) as StaffPush;
    if (push.type === 'ready') {
      state.attempt = 0;
      become('ready');
    }
    for (const handler of handlers) handler(push);
  }

  async function closed(code: number): Promise<void> {
    drop();
    if (code === CLOSE.unauthenticated && !(await parts.refresh())) become('ended');
    else if (state.status !== 'ended') again();
  }

  function connect(): void {
    drop();
    become('connecting');
    const socket = parts.open();
    state.socket = socket;
    state.heardAt = Date.now();
    socket.onmessage = ({ data }) => hear(data);
    socket.onclose = ({ code }) => void closed(code);
    state.ping = setInterval(beat, PING_SECONDS * 1000);
  }

  return {
    start: () => {
      if (state.status === 'ended') connect();
    },
    stop: () => {
      drop();
      become('ended');
    },
    nudge: () => {
      if (state.status !== 'waiting') return beat();
      state.attempt = 0;
      connect();
    },
    send,
    subscribe: (handler) => {
      handlers.add(handler);
      return () => handlers.delete(handler);
    },
    status: () => state.status,
    onStatus: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
