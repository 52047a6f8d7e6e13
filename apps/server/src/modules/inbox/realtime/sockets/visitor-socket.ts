import { VisitorFrame, type VisitorPush } from '@atrium/contract/inbox/realtime.ts';
import type { FastifyRequest } from 'fastify';
import type { WebSocket } from 'ws';
import { ProblemError } from '../../../../platform/problem.ts';
import type { Caller } from '../../../../platform/scope.ts';
import { findVisitor, seen } from '../../../clients/index.ts';
import * as threads from '../../conversations/threads.queries.ts';
import { sendAsVisitor } from '../../messages/visitor-send.ts';
import { readAsVisitor } from '../../messages/messages.service.ts';
import { scopeOfVisitor } from '../../messenger/authenticator.ts';
import { presentSelf } from '../../messenger/session.service.ts';
import { eyesOf, type VisitorScope } from '../../messenger/visitor-scope.ts';
import { Connection, problemOf } from './connection.ts';
import { parseFrame, refusedMessageId } from './frames.ts';
import type { Follower } from '../feeds/feeds.ts';
import type { Guest, Hub } from '../hub.ts';
import { TYPING } from '../pushes/pushes.ts';
import { isStaffOnline } from '../pushes/presence.ts';

type Frame<T extends VisitorFrame['type']> = Extract<VisitorFrame, { type: T }>;

/** Serves one visitor's socket: hello, then messages both ways. */
export class VisitorSocket {
  readonly #hub: Hub;
  readonly #request: FastifyRequest;
  readonly #caller: () => Caller;
  readonly connection: Connection<VisitorPush>;
  #scope: VisitorScope | null = null;
  #guest: Guest | null = null;

  constructor(
    hub: Hub,
    socket: WebSocket,
    given: { request: FastifyRequest; caller: () => Caller },
  ) {
    this.#hub = hub;
    this.#request = given.request;
    this.#caller = given.caller;
    const { log, clock } = hub.platform;
    this.connection = new Connection(socket, log, clock.now().getTime());
  }

  receive(data: string): void {
    const { connection } = this;
    connection.isAlive = true;
    const frame = parseFrame(VisitorFrame, data);
    if (frame instanceof ProblemError) return this.#refuse(frame, data);
    connection.enqueue(() => this.#handle(frame));
  }

  #refuse(problem: ProblemError, data: string): void {
    const id = refusedMessageId(data);
    if (id === null) return this.connection.fail(problem);
    this.connection.push({ type: 'nack', id, retry: false, problem: problemOf(problem) });
  }

  closed(): void {
    if (this.#guest) this.#hub.removeGuest(this.#guest);
  }

  async #handle(frame: VisitorFrame): Promise<void> {
    if (frame.type === 'hello') return this.#hello(frame);
    if (frame.type === 'ping') return this.connection.push({ type: 'pong' });
    if (!this.#guest || !this.#scope)
      throw new ProblemError('unauthenticated', { detail: 'Say hello first' });
    // The moment of the frame, not of the connection.
    const scope = { ...this.#scope, now: this.#hub.platform.clock.now() };
    switch (frame.type) {
      case 'send':
        return this.#send(scope, frame);
      case 'resume':
        return this.#follow(this.#guest, frame.conversation_id, frame.after_seq);
      case 'read':
        return readAsVisitor(scope, frame);
      case 'typing':
        return this.#typing(scope, frame.conversation_id);
      case 'page':
        return this.#page(scope, frame);
    }
  }

  async #hello(frame: Frame<'hello'>): Promise<void> {
    if (this.#guest) throw new ProblemError('malformed', { detail: 'Hello was said before' });
    const caller = this.#caller();
    const scope = await scopeOfVisitor(caller, this.#request, frame.token);
    if (!scope) throw new ProblemError('unauthenticated');
    const eyes = eyesOf(scope);
    const { visitor, list } = await caller.platform.db.transact(scope, async (tx) => {
      const known = await findVisitor(tx, scope.org, scope.principal.id);
      if (known) await seen(tx, scope, { visitor: known, page: frame.page });
      return { visitor: known, list: await threads.list(tx, eyes) };
    });
    if (!visitor || !this.connection.isOpen) return;
    this.#scope = scope;
    this.#guest = { connection: this.connection, eyes, followed: new Map() };
    this.#hub.addGuest(this.#guest);
    this.#hub.sockets.introduced(this.connection);
    const staff_online = isStaffOnline(caller.platform, scope.org);
    this.connection.push({
      type: 'ready',
      visitor: presentSelf(visitor, eyes.clientId),
      threads: list,
      staff_online,
    });
    for (const thread of list) {
      // A thread the browser does not have yet is loaded when it is opened; only what comes is pushed.
      await this.#follow(this.#guest, thread.id, frame.positions[thread.id] ?? thread.last_seq);
    }
  }

  async #send(scope: VisitorScope, { message }: Frame<'send'>): Promise<void> {
    try {
      if (!this.connection.takeToken(scope.now.getTime()))
        throw new ProblemError('rate_limited', { retryAfterSeconds: 1 });
      const ack = await sendAsVisitor(scope, message);
      this.connection.push({ type: 'ack', ...ack });
      if (this.#guest?.followed.has(ack.conversation_id) === false) {
        await this.#follow(this.#guest, ack.conversation_id, ack.seq - 1);
      }
    } catch (error) {
      const problem = problemOf(error);
      const retry = problem.status === 429 || problem.status >= 500;
      this.connection.push({ type: 'nack', id: message.id, retry, problem });
    }
  }

  /** Pushes what comes after the number, then what is new. Asking again begins again from there. */
  async #follow(guest: Guest, id: string, cursor: number): Promise<void> {
    const { connection } = this;
    const hub = this.#hub;
    const { org } = guest.eyes;
    const thread = await hub.platform.db.transact({ org }, (tx) =>
      threads.find(tx, guest.eyes, id),
    );
    if (!thread || !connection.isOpen) return;
    const known = guest.followed.get(thread.id);
    if (known) hub.feeds.unfollow(thread.id, known);
    const follower: Follower = {
      cursor: Math.min(cursor, thread.last_seq),
      withNotes: false,
      message: (message) => connection.push({ type: 'message', message }),
      snapshot: (messages) =>
        connection.push({ type: 'snapshot', conversation_id: thread.id, messages }),
    };
    guest.followed.set(thread.id, follower);
    await hub.feeds.follow(org, thread.id, follower);
  }

  async #typing(scope: VisitorScope, conversation: string): Promise<void> {
    if (!this.#guest?.followed.has(conversation)) return;
    const { platform, org, principal } = scope;
    const author_name = principal.name ?? 'Visitor';
    platform.live.broadcast({
      org,
      type: TYPING,
      entity: 'conversation',
      id: conversation,
      author_type: 'visitor',
      author_name,
    });
  }

  async #page(scope: VisitorScope, { page }: Frame<'page'>): Promise<void> {
    await scope.platform.db.transact(scope, async (tx) => {
      const visitor = await findVisitor(tx, scope.org, scope.principal.id);
      if (visitor) await seen(tx, scope, { visitor, page });
    });
  }
}
