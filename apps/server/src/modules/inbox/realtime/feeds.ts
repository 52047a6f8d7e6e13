import { SNAPSHOT_AFTER, SNAPSHOT_MESSAGES } from '@atrium/contract/inbox/limits.ts';
import type { Message } from '@atrium/contract/inbox/messages.ts';
import type { Platform } from '../../../platform/scope.ts';
import * as queries from '../messages/messages.queries.ts';
import type { MessageRow } from '../messages/messages.queries.ts';
import { presentMessage } from '../messages/present.ts';

const PAGE = 500;

/** Somebody who follows a conversation. */
export interface Follower {
  /** Everything up to this number was pushed. */
  cursor: number;
  /** Notes are for staff. */
  readonly withNotes: boolean;
  message(message: Message): void;
  snapshot(messages: Message[]): void;
}

interface Feed {
  org: number;
  followers: Set<Follower>;
  isPumping: boolean;
  /** Something happened while a pump was on its way: look again. */
  again: boolean;
}

/**
 * Carries messages from the database to whoever follows a conversation. There is one movement only, the pump: read
 * what lies after the slowest cursor and give each follower what lies after his own. A new follower, a hint, a lost
 * hint and a lost connection all end in it, so nothing is pushed twice, missed, or out of order.
 */
export class Feeds {
  readonly #platform: Platform;
  readonly #feeds = new Map<string, Feed>();

  constructor(platform: Platform) {
    this.#platform = platform;
  }

  /** Begins at the follower's cursor. He is counted in before anything is read, so nothing slips between. */
  async follow(org: number, conversation: string, follower: Follower): Promise<void> {
    const feed = this.#feeds.get(conversation) ?? {
      org,
      followers: new Set(),
      isPumping: false,
      again: false,
    };
    this.#feeds.set(conversation, feed);
    await this.#catchUp(feed, conversation, follower);
    feed.followers.add(follower);
    await this.pump(conversation);
  }

  unfollow(conversation: string, follower: Follower): void {
    const feed = this.#feeds.get(conversation);
    feed?.followers.delete(follower);
    if (feed?.followers.size === 0) this.#feeds.delete(conversation);
  }

  /** Who is too far behind gets the newest messages instead of all. */
  async #catchUp(feed: Feed, conversation: string, follower: Follower): Promise<void> {
    const given = {
      conversation_id: conversation,
      limit: SNAPSHOT_MESSAGES,
      withNotes: follower.withNotes,
    };
    const newest = await this.#read(feed, { ...given, limit: 1 });
    const last = newest.at(-1)?.seq ?? 0;
    if (last - follower.cursor <= SNAPSHOT_AFTER) return;
    const rows = await this.#read(feed, given);
    follower.cursor = rows.at(-1)?.seq ?? follower.cursor;
    follower.snapshot(rows.map((row) => this.#present(feed, row)));
  }

  #read(feed: Feed, given: queries.Window): Promise<MessageRow[]> {
    return this.#platform.db.transact(feed, (tx) => queries.window(tx, feed, given));
  }

  #present(feed: Feed, row: MessageRow): Message {
    return presentMessage(this.#platform, row, feed.org);
  }

  /** Something may have been added. One pump at a time for a conversation. */
  async pump(conversation: string): Promise<void> {
    const feed = this.#feeds.get(conversation);
    if (!feed) return;
    feed.again = true;
    if (feed.isPumping) return;
    feed.isPumping = true;
    try {
      while (feed.again) {
        feed.again = false;
        feed.again = (await this.#pumpOnce(feed, conversation)) || feed.again;
      }
    } finally {
      feed.isPumping = false;
    }
  }

  /** True when there is more. */
  async #pumpOnce(feed: Feed, conversation: string): Promise<boolean> {
    const cursors = [...feed.followers].map((follower) => follower.cursor);
    if (cursors.length === 0) return false;
    const after_seq = Math.min(...cursors);
    const rows = await this.#read(feed, {
      conversation_id: conversation,
      after_seq,
      limit: PAGE,
      withNotes: true,
    });
    for (const row of rows) {
      const message = this.#present(feed, row);
      for (const follower of feed.followers) this.#give(follower, message);
    }
    return rows.length === PAGE;
  }

  #give(follower: Follower, message: Message): void {
    if (message.seq <= follower.cursor) return;
    follower.cursor = message.seq;
    if (follower.withNotes || message.kind !== 'note') follower.message(message);
  }

  /** An old message changed: everybody who has it gets it again, under its number. */
  async refresh(conversation: string, seq: number): Promise<void> {
    const feed = this.#feeds.get(conversation);
    if (!feed) return;
    const given = { conversation_id: conversation, seq };
    const row = await this.#platform.db.transact(feed, (tx) => queries.findBySeq(tx, feed, given));
    if (!row) return;
    for (const follower of feed.followers) {
      const hasIt = seq <= follower.cursor && (follower.withNotes || row.kind !== 'note');
      if (hasIt) follower.message(this.#present(feed, row));
    }
  }

  /** Hints may have been lost: look everywhere. */
  async pumpAll(): Promise<void> {
    for (const conversation of this.#feeds.keys()) await this.pump(conversation);
  }
}
