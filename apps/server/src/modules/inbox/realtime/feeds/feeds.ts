import { setImmediate } from 'node:timers/promises';
import { SNAPSHOT_AFTER, SNAPSHOT_MESSAGES } from '@atrium/contract/inbox/limits.ts';
import type { Message } from '@atrium/contract/inbox/messages.ts';
import type { Platform } from '../../../../platform/scope.ts';
import * as queries from '../../messages/messages.queries.ts';
import type { MessageRow } from '../../messages/messages.queries.ts';
import { presentMessage } from '../../messages/present.ts';
import { BatchReader } from './batch-reader.ts';

/** A pump that could not read looks again after this long. */
const RETRY_MS = 1000;

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
  readonly org: number;
  readonly id: string;
  /** Who has everything up to his cursor. */
  readonly followers: Set<Follower>;
  /** Who is still being brought up to date. */
  readonly arriving: Set<Follower>;
  /** Grows with everything that happens, so that who was away for a moment sees that something did. */
  news: number;
  isPumping: boolean;
  /** Something happened while a pump was on its way: look again. */
  again: boolean;
}

/**
 * Carries messages from the database to whoever follows a conversation. What settles everything is the pump: read
 * what lies after the slowest cursor and give each follower what lies after his own. A new follower, a hint, a lost
 * hint and a lost connection all end in it, so nothing is pushed twice, missed, or out of order. A message written by
 * this very process need not be read again: `offer` gives it to those whose cursor stands right before it.
 */
export class Feeds {
  readonly #platform: Platform;
  readonly #reader: BatchReader;
  readonly #feeds = new Map<string, Feed>();

  constructor(platform: Platform) {
    this.#platform = platform;
    this.#reader = new BatchReader(platform.db);
  }

  /** Begins at the follower's cursor. He is counted in before anything is read, so nothing slips between. */
  async follow(org: number, conversation: string, follower: Follower): Promise<void> {
    const feed = this.#open(org, conversation);
    feed.arriving.add(follower);
    const { news } = feed;
    try {
      await this.#catchUp(feed, follower);
    } catch (error) {
      this.unfollow(conversation, follower);
      throw error;
    }
    // Gone in the meantime?
    if (!feed.arriving.delete(follower)) return;
    feed.followers.add(follower);
    if (feed.news !== news) await this.pump(conversation);
  }

  #open(org: number, id: string): Feed {
    const known = this.#feeds.get(id);
    if (known) return known;
    const sets = { followers: new Set<Follower>(), arriving: new Set<Follower>() };
    const feed: Feed = { org, id, ...sets, news: 0, isPumping: false, again: false };
    this.#feeds.set(id, feed);
    return feed;
  }

  unfollow(conversation: string, follower: Follower): void {
    const feed = this.#feeds.get(conversation);
    if (!feed) return;
    feed.followers.delete(follower);
    feed.arriving.delete(follower);
    if (feed.followers.size + feed.arriving.size === 0) this.#feeds.delete(conversation);
  }

  /** Who is too far behind gets the newest messages instead of all. */
  async #catchUp(feed: Feed, follower: Follower): Promise<void> {
    const { withNotes } = follower;
    const read = (given: { after_seq?: number; limit: number }) =>
      this.#platform.db.transact(feed, (tx) =>
        queries.window(tx, feed, { conversation_id: feed.id, withNotes, ...given }),
      );
    const missed = await read({ after_seq: follower.cursor, limit: SNAPSHOT_AFTER + 1 });
    const isFar = missed.length > SNAPSHOT_AFTER;
    const rows = isFar ? await read({ limit: SNAPSHOT_MESSAGES }) : missed;
    if (!feed.arriving.has(follower)) return;
    const messages = rows.map((row) => this.#present(feed, row));
    follower.cursor = rows.at(-1)?.seq ?? follower.cursor;
    if (isFar) follower.snapshot(messages);
    else for (const message of messages) follower.message(message);
  }

  #present(feed: Feed, row: MessageRow): Message {
    return presentMessage(this.#platform, row, feed.org);
  }

  /** A message that this process has just committed. */
  offer(row: MessageRow): void {
    const feed = this.#feeds.get(row.conversation_id);
    if (!feed) return;
    feed.news++;
    const next = [...feed.followers].filter((follower) => follower.cursor === row.seq - 1);
    if (next.length === 0) return;
    const message = this.#present(feed, row);
    for (const follower of next) give(follower, message);
  }

  /**
   * Something may have been added, up to `seq` if that is known. One pump at a time for a conversation; one that
   * fails is tried again, for a message that waits for the next one would seem lost.
   */
  async pump(conversation: string, seq = Number.POSITIVE_INFINITY): Promise<void> {
    const feed = this.#feeds.get(conversation);
    if (!feed) return;
    feed.news++;
    // What the same commit has to offer here is offered first; its hint may be the faster of the two.
    await setImmediate();
    if (slowest(feed) >= seq) return;
    feed.again = true;
    if (feed.isPumping) return;
    feed.isPumping = true;
    try {
      while (feed.again) {
        feed.again = false;
        feed.again = (await this.#pumpOnce(feed)) || feed.again;
      }
    } catch (error) {
      this.#platform.log.warn({ err: error }, 'messages could not be read for a push');
      setTimeout(() => void this.pump(conversation), RETRY_MS).unref();
    } finally {
      feed.isPumping = false;
    }
  }

  /** True when there is more. */
  async #pumpOnce(feed: Feed): Promise<boolean> {
    const after_seq = slowest(feed);
    if (after_seq === Number.POSITIVE_INFINITY) return false;
    const asked = { conversation_id: feed.id, after_seq };
    const { rows, isFull } = await this.#reader.read(feed.org, asked);
    for (const row of rows) {
      const message = this.#present(feed, row);
      for (const follower of feed.followers) give(follower, message);
    }
    return isFull;
  }

  /** An old message changed: everybody who has it gets it again, under its number. */
  async refresh(conversation: string, seq: number): Promise<void> {
    const feed = this.#feeds.get(conversation);
    if (!feed) return;
    const given = { conversation_id: conversation, seq };
    const row = await this.#platform.db.transact(feed, (tx) => queries.findBySeq(tx, feed, given));
    if (!row) return;
    const message = this.#present(feed, row);
    for (const follower of feed.followers) {
      const hasIt = seq <= follower.cursor && (follower.withNotes || row.kind !== 'note');
      if (hasIt) follower.message(message);
    }
  }

  /** Hints may have been lost: look everywhere. */
  async pumpAll(): Promise<void> {
    await Promise.all([...this.#feeds.keys()].map((conversation) => this.pump(conversation)));
  }
}

/** Infinite when nobody is there. */
function slowest(feed: Feed): number {
  let cursor = Number.POSITIVE_INFINITY;
  for (const follower of feed.followers) cursor = Math.min(cursor, follower.cursor);
  return cursor;
}

function give(follower: Follower, message: Message): void {
  if (message.seq <= follower.cursor) return;
  follower.cursor = message.seq;
  if (follower.withNotes || message.kind !== 'note') follower.message(message);
}

const opened = new WeakMap<Platform, Feeds>();

/** The feeds of this process. */
export function feedsOf(platform: Platform): Feeds {
  const known = opened.get(platform);
  if (known) return known;
  const made = new Feeds(platform);
  opened.set(platform, made);
  return made;
}
