import type { Hint } from '../../../../platform/live/index.ts';
import { findNotification } from '../../../notifications/index.ts';
import * as messages from '../../messages/messages.queries.ts';
import { previewOf } from '../../messages/present.ts';
import type { Hub } from '../hub.ts';
import { isStaffOnline, VIEWING, type PresenceChange } from './presence.ts';
import { Showing } from './showing.ts';

/** Somebody writes; never stored. */
export const TYPING = 'typing';

/** How often it is looked whose beats have ended. */
const FADE_MS = 5000;

/** Turns hints into what screens show. */
export class Pushes {
  readonly #hub: Hub;
  readonly #showing: Showing;
  readonly #fading: NodeJS.Timeout;

  constructor(hub: Hub) {
    this.#hub = hub;
    this.#showing = new Showing(hub);
    this.#fading = setInterval(() => this.#fade(), FADE_MS);
  }

  receive(hint: Hint): void {
    if (hint.type === VIEWING) return this.#viewing(hint);
    if (hint.type === TYPING) return this.#typing(hint);
    if (hint.entity === 'conversation') this.#conversation(hint);
    if (hint.entity === 'notification') this.#run(this.#notification(hint));
    if (hint.entity === 'site' && hint.type !== 'site.created') this.#site(hint);
    if (hint.version !== undefined) this.#record(hint);
  }

  #conversation(hint: Hint): void {
    const { feeds } = this.#hub;
    if (hint.type === 'message.created') this.#run(feeds.pump(hint.id, Number(hint.seq)));
    if (hint.type === 'message.deleted') this.#run(feeds.refresh(hint.id, Number(hint.seq)));
    if (hint.type === 'message.created' && hint.mentions) this.#run(this.#mention(hint));
    this.#showing.changed(hint.org, hint.id);
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

  /** What is for one person goes to his pages alone. */
  async #notification(hint: Hint): Promise<void> {
    const pages = [...this.#hub.staffOf(hint.org)].filter(
      (member) => member.user.id === hint.user_id,
    );
    if (pages.length === 0) return;
    const isNew = hint.type === 'notification.created';
    const notification = isNew
      ? await this.#hub.platform.db.transact(hint, (tx) =>
          findNotification(tx, hint, Number(hint.id)),
        )
      : undefined;
    for (const { connection } of pages)
      connection.push({ type: 'notification', notification: notification ?? null });
  }

  #viewing(hint: Hint): void {
    this.#tell(hint.org, this.#hub.presence.receive(hint));
  }

  /** Who left without a word: a server that ended, a line that broke. */
  #fade(): void {
    for (const [org, change] of this.#hub.presence.fade()) this.#tell(org, change);
  }

  #tell(org: number, { records, people }: PresenceChange): void {
    for (const { entity, id } of records) {
      const viewers = this.#hub.presence.viewers(org, { entity, id });
      for (const member of this.#hub.staffOf(org)) {
        const others = viewers.filter((viewer) => viewer.id !== member.user.id);
        member.connection.push({ type: 'viewing', entity, id, viewers: others });
      }
    }
    if (people) this.#people(org);
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
        ...(hint.is_gone === true && { is_gone: true }),
      });
    }
  }

  #run(work: Promise<void>): void {
    work.catch((error: unknown) =>
      this.#hub.platform.log.warn({ err: error }, 'a push failed; screens resume later'),
    );
  }

  close(): void {
    clearInterval(this.#fading);
    this.#showing.close();
  }
}
