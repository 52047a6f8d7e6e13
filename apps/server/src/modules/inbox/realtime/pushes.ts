import type { Hint } from '../../../platform/live/index.ts';
import { systemScope } from '../../../platform/scope.ts';
import * as conversations from '../conversations/conversations.queries.ts';
import { present } from '../conversations/conversations.service.ts';
import * as threads from '../conversations/threads.queries.ts';
import * as messages from '../messages/messages.queries.ts';
import { previewOf } from '../messages/present.ts';
import type { Guest, Hub } from './hub.ts';
import { isStaffOnline, VIEWING } from './presence.ts';

/** Somebody writes; never stored. */
export const TYPING = 'typing';

/** While a conversation is busy its row goes to the screens so often at most. */
const COALESCE_MS = 40;

/** Turns hints into what screens show. */
export class Pushes {
  readonly #hub: Hub;
  readonly #soon = new Map<string, { org: number; timer: NodeJS.Timeout | null; again: boolean }>();

  constructor(hub: Hub) {
    this.#hub = hub;
  }

  receive(hint: Hint): void {
    if (hint.type === VIEWING) return this.#viewing(hint);
    if (hint.type === TYPING) return this.#typing(hint);
    if (hint.entity === 'conversation') this.#conversation(hint);
    if (hint.entity === 'site' && hint.type !== 'site.created') this.#site(hint);
    if (hint.version !== undefined) this.#record(hint);
  }

  #conversation(hint: Hint): void {
    const { feeds } = this.#hub;
    if (hint.type === 'message.created') this.#run(feeds.pump(hint.id));
    if (hint.type === 'message.deleted') this.#run(feeds.refresh(hint.id, Number(hint.seq)));
    if (hint.type === 'message.created' && hint.mentions) this.#run(this.#mention(hint));
    this.#showSoon(
      hint.org,
      hint.id,
      hint.visitor_id === undefined ? null : String(hint.visitor_id),
    );
  }

  /** At once the first time, then at the end of each short pause: a burst of messages is a few pushes. */
  #showSoon(org: number, id: string, visitorId: string | null): void {
    const waiting = this.#soon.get(id);
    if (waiting) {
      waiting.again = true;
      return;
    }
    const entry = { org, again: false, timer: null as NodeJS.Timeout | null };
    this.#soon.set(id, entry);
    this.#run(this.#show(org, id, visitorId));
    entry.timer = setTimeout(() => {
      this.#soon.delete(id);
      if (entry.again) this.#showSoon(org, id, visitorId);
    }, COALESCE_MS);
  }

  async #show(org: number, id: string, visitorId: string | null): Promise<void> {
    await this.#showStaff(org, id);
    for (const guest of this.#hub.guestsOf(org)) {
      if (guest.followed.has(id) || guest.eyes.visitorId === visitorId)
        await this.#showGuest(guest, id);
    }
  }

  async #showStaff(org: number, id: string): Promise<void> {
    const members = [...this.#hub.staffOf(org)];
    if (members.length === 0) return;
    const { platform } = this.#hub;
    const row = await platform.db.transact({ org }, (tx) =>
      conversations.findById(tx, { org }, id),
    );
    if (!row) return;
    const scope = {
      ...systemScope(platform, org, 'live'),
      permissions: new Set(['conversations.write'] as const),
    };
    const conversation = present(scope, row);
    for (const member of members) member.connection.push({ type: 'conversation', conversation });
  }

  async #showGuest(guest: Guest, id: string): Promise<void> {
    const { org } = guest.eyes;
    const find = (tx: Parameters<typeof threads.find>[0]) => threads.find(tx, guest.eyes, id);
    const thread = await this.#hub.platform.db.transact({ org }, find);
    if (thread) guest.connection.push({ type: 'thread', thread });
  }

  async #mention(hint: Hint): Promise<void> {
    const mentioned = new Set(String(hint.mentions).split(',').map(Number));
    const members = [...this.#hub.staffOf(hint.org)].filter((member) =>
      mentioned.has(member.user.id),
    );
    if (members.length === 0) return;
    const seq = Number(hint.seq);
    const given = { conversation_id: hint.id, seq };
    const row = await this.#hub.platform.db.transact(hint, (tx) =>
      messages.findBySeq(tx, hint, given),
    );
    if (!row) return;
    const preview = previewOf(row.content, row.attachments);
    const author_name = row.author_name ?? '';
    for (const member of members) {
      member.connection.push({
        type: 'mention',
        conversation_id: hint.id,
        seq,
        author_name,
        preview,
      });
    }
  }

  #viewing(hint: Hint): void {
    const { presence } = this.#hub;
    const { records, people } = presence.receive(hint);
    for (const { entity, id } of records) {
      const viewers = presence.viewers(hint.org, { entity, id });
      for (const member of this.#hub.staffOf(hint.org)) {
        const others = viewers.filter((viewer) => viewer.id !== member.user.id);
        member.connection.push({ type: 'viewing', entity, id, viewers: others });
      }
    }
    if (people) this.#people(hint.org);
  }

  #people(org: number): void {
    const online_user_ids = this.#hub.presence.online(org).map((viewer) => viewer.id);
    for (const member of this.#hub.staffOf(org))
      member.connection.push({ type: 'presence', online_user_ids });
    const staff_online = isStaffOnline(this.#hub.platform, org);
    for (const guest of this.#hub.guestsOf(org))
      guest.connection.push({ type: 'presence', staff_online });
  }

  #typing(hint: Hint): void {
    const author_type = hint.author_type === 'user' ? 'user' : 'visitor';
    const author_name = String(hint.author_name);
    const push = { type: 'typing', conversation_id: hint.id, author_name } as const;
    for (const member of this.#hub.staffOf(hint.org)) {
      if (member.user.id !== hint.author_id) member.connection.push({ ...push, author_type });
    }
    if (author_type === 'visitor') return;
    for (const guest of this.#hub.guestsOf(hint.org)) {
      if (guest.followed.has(hint.id)) guest.connection.push(push);
    }
  }

  /** Open pages load the new configuration. */
  #site(hint: Hint): void {
    for (const guest of this.#hub.guestsOf(hint.org)) {
      if (String(guest.eyes.siteId) === hint.id) guest.connection.push({ type: 'config' });
    }
  }

  #record(hint: Hint): void {
    const { entity, id, actor_id, actor_name } = hint;
    const actor = {
      actor_id: actor_id === null ? null : Number(actor_id),
      actor_name: actor_name === null ? null : String(actor_name),
    };
    for (const member of this.#hub.staffOf(hint.org)) {
      member.connection.push({
        type: 'record',
        entity,
        id,
        version: Number(hint.version),
        ...actor,
      });
    }
  }

  #run(work: Promise<void>): void {
    work.catch((error: unknown) =>
      this.#hub.platform.log.warn({ err: error }, 'a push failed; screens resume later'),
    );
  }

  close(): void {
    for (const { timer } of this.#soon.values()) if (timer) clearTimeout(timer);
    this.#soon.clear();
  }
}
