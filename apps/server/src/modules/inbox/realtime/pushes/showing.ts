import type { Thread } from '@atrium/contract/inbox/messenger.ts';
import type { Tx } from '../../../../platform/db/index.ts';
import { systemScope } from '../../../../platform/scope.ts';
import * as conversations from '../../conversations/conversations.queries.ts';
import type { ConversationRow } from '../../conversations/conversations.queries.ts';
import { present } from '../../conversations/conversations.service.ts';
import * as threads from '../../conversations/threads.queries.ts';
import type { Guest, Hub } from '../hub.ts';

/** Rows of an organization's conversations go to the screens so often at most. */
const PAUSE_MS = 40;
/** So many at a time. */
const BATCH = 200;

interface Round {
  /** Conversations that changed since they were shown. */
  changed: Set<string>;
  timer: NodeJS.Timeout | null;
}

/**
 * Shows the rows of changed conversations: to all staff, and to the visitors who may see them. At once the first
 * time, then at the end of each short pause, all that changed in it together: a burst of messages is a few pushes.
 */
export class Showing {
  readonly #hub: Hub;
  readonly #rounds = new Map<number, Round>();
  #isClosed = false;

  constructor(hub: Hub) {
    this.#hub = hub;
  }

  changed(org: number, conversation: string): void {
    const round = this.#rounds.get(org);
    if (round) {
      round.changed.add(conversation);
      return;
    }
    const begun: Round = { changed: new Set([conversation]), timer: null };
    this.#rounds.set(org, begun);
    void this.#go(org, begun);
  }

  async #go(org: number, round: Round): Promise<void> {
    const ids = [...round.changed].slice(0, BATCH);
    for (const id of ids) round.changed.delete(id);
    try {
      await this.#show(org, ids);
    } catch (error) {
      this.#hub.platform.log.warn({ err: error }, 'a push failed; screens are told later');
      if (!this.#isClosed) for (const id of ids) round.changed.add(id);
    }
    if (this.#isClosed) return;
    round.timer = setTimeout(() => {
      if (round.changed.size > 0) void this.#go(org, round);
      else this.#rounds.delete(org);
    }, PAUSE_MS);
  }

  async #show(org: number, ids: string[]): Promise<void> {
    const { platform } = this.#hub;
    if (!this.#hub.hasAnybody(org)) return;
    await platform.db.transact({ org }, async (tx) => {
      const rows = await conversations.findByIds(tx, { org }, ids);
      this.#showStaff(org, rows);
      await this.#showGuests(tx, rows, org);
    });
  }

  #showStaff(org: number, rows: ConversationRow[]): void {
    const scope = {
      ...systemScope(this.#hub.platform, org, 'live'),
      permissions: new Set(['conversations.write'] as const),
    };
    for (const row of rows) {
      const push = { type: 'conversation', conversation: present(scope, row) } as const;
      for (const member of this.#hub.staffOf(org)) member.connection.push(push);
    }
  }

  async #showGuests(tx: Tx, rows: ConversationRow[], org: number): Promise<void> {
    const shown = rows.flatMap((row) =>
      [...this.#hub.guestsWhoSee(org, row)].map((guest) => ({ guest, id: row.id })),
    );
    if (shown.length === 0) return;
    const asked = shown.map(({ guest, id }) => ({ eyes: guest.eyes, id }));
    const found = await threads.findMany(tx, org, asked);
    for (const [index, thread] of found) tell(shown[index]?.guest, thread);
  }

  close(): void {
    this.#isClosed = true;
    for (const { timer } of this.#rounds.values()) if (timer) clearTimeout(timer);
    this.#rounds.clear();
  }
}

function tell(guest: Guest | undefined, thread: Thread): void {
  guest?.connection.push({ type: 'thread', thread });
}
