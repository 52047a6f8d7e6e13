import { uuidv7 } from '@atrium/contract/core/ids.ts';
import { StaffFrame, type StaffPush } from '@atrium/contract/inbox/realtime.ts';
import type { WebSocket } from 'ws';
import { ProblemError } from '../../../../platform/problem.ts';
import { userIdOf, type Scope } from '../../../../platform/scope.ts';
import * as conversations from '../../conversations/conversations.queries.ts';
import { Connection } from './connection.ts';
import type { Follower } from '../feeds/feeds.ts';
import { parseFrame } from './frames.ts';
import type { Hub, StaffMember } from '../hub.ts';
import { TYPING } from '../pushes/pushes.ts';

type Frame<T extends StaffFrame['type']> = Extract<StaffFrame, { type: T }>;

/** Turns the token of a hello into a scope. */
export type AdmitByToken = (token: string) => Promise<Scope>;

/** Serves one screen of a member of staff. */
export class StaffSocket {
  readonly #hub: Hub;
  readonly #admit: AdmitByToken;
  readonly connection: Connection<StaffPush>;
  #scope: Scope | null = null;
  #member: StaffMember | null = null;

  constructor(hub: Hub, socket: WebSocket, admit: AdmitByToken) {
    this.#hub = hub;
    this.#admit = admit;
    const { log, clock } = hub.platform;
    this.connection = new Connection(socket, log, clock.now().getTime());
  }

  /** The person is known: by the cookie of the request, or by a token said in a hello. */
  welcome(scope: Scope): void {
    const { principal } = scope;
    const id = userIdOf(scope) ?? 0;
    this.#scope = scope;
    this.#member = {
      connection: this.connection,
      screen: uuidv7(),
      org: scope.org,
      user: { id, name: principal.name ?? '' },
      sessionId: principal.type === 'user' ? principal.sessionId : null,
      keyId: principal.type === 'api_key' ? String(principal.id) : null,
      watched: new Map(),
    };
    this.#hub.addStaff(this.#member);
    this.#hub.sockets.introduced(this.connection);
    this.connection.push({ type: 'ready', user_id: id });
    const online = this.#hub.presence.online(scope.org).map((viewer) => viewer.id);
    this.connection.push({ type: 'presence', online_user_ids: online });
  }

  receive(data: string): void {
    const { connection } = this;
    connection.isAlive = true;
    const frame = parseFrame(StaffFrame, data);
    if (frame instanceof ProblemError) return connection.fail(frame);
    connection.enqueue(() => this.#handle(frame));
  }

  closed(): void {
    if (!this.#member) return;
    this.#hub.removeStaff(this.#member);
    this.#hub.presence.announce(this.#member.org, this.#member.screen, null);
  }

  async #handle(frame: StaffFrame): Promise<void> {
    if (frame.type === 'ping') return this.connection.push({ type: 'pong' });
    if (frame.type === 'hello') return this.#hello(frame);
    const [scope, member] = [this.#scope, this.#member];
    if (!scope || !member) throw new ProblemError('unauthenticated', { detail: 'Say hello first' });
    const now = this.#hub.platform.clock.now().getTime();
    if (!this.connection.takeToken(now)) throw new ProblemError('rate_limited');
    switch (frame.type) {
      case 'watch':
        return this.#watch(member, frame);
      case 'unwatch':
        return this.#unwatch(member, frame.conversation_id);
      case 'typing':
        return this.#typing(member, frame.conversation_id);
      case 'viewing':
        return this.#viewing(member, frame);
    }
  }

  async #hello(frame: Frame<'hello'>): Promise<void> {
    if (this.#member) throw new ProblemError('malformed', { detail: 'Hello was said before' });
    this.welcome(await this.#admit(frame.token));
  }

  async #watch(member: StaffMember, { conversation_id, after_seq }: Frame<'watch'>): Promise<void> {
    const hub = this.#hub;
    const { connection } = this;
    const known = await hub.platform.db.transact(member, (tx) =>
      conversations.findById(tx, member, conversation_id),
    );
    if (!known || !connection.isOpen) return;
    this.#unwatch(member, conversation_id);
    const follower: Follower = {
      cursor: Math.min(after_seq, known.last_seq),
      withNotes: true,
      message: (message) => connection.push({ type: 'message', message }),
      snapshot: (messages) => connection.push({ type: 'snapshot', conversation_id, messages }),
    };
    member.watched.set(conversation_id, follower);
    await hub.feeds.follow(member.org, conversation_id, follower);
  }

  #unwatch(member: StaffMember, conversation: string): void {
    const follower = member.watched.get(conversation);
    if (!follower) return;
    member.watched.delete(conversation);
    this.#hub.feeds.unfollow(conversation, follower);
  }

  #typing(member: StaffMember, conversation: string): void {
    if (!member.watched.has(conversation)) return;
    this.#hub.platform.live.broadcast({
      org: member.org,
      type: TYPING,
      entity: 'conversation',
      id: conversation,
      author_type: 'user',
      author_id: member.user.id,
      author_name: member.user.name,
    });
  }

  #viewing(member: StaffMember, frame: Frame<'viewing'>): void {
    const entity = frame.entity ?? '';
    const beat = { user: member.user, entity, id: frame.id ?? '', away: frame.away };
    this.#hub.presence.announce(member.org, member.screen, beat);
    if (!entity) return;
    const viewers = this.#hub.presence
      .viewers(member.org, beat)
      .filter((each) => each.id !== member.user.id);
    this.connection.push({ type: 'viewing', entity, id: beat.id, viewers });
  }
}
