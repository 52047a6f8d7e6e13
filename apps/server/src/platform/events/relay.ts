import { z } from 'zod';
import type { Feeder, Queue, Retry } from '../jobs/index.ts';
import { systemScope, type Platform, type Scope } from '../scope.ts';
import { claimOutbox, findEvent, type Claimed, type EventRow } from './relay.queries.ts';

export type { EventRow } from './relay.queries.ts';

/**
 * Somebody who wants to hear of events, after their commit and at least once: hearing one twice
 * must be the same as hearing it once. Events mostly come in order, but a retried one comes late.
 */
export interface Subscriber {
  /** One type, or all that begin alike: `conversation.*`; or several of these. */
  event: string | readonly string[];
  /** Only what these kinds of actor did is carried for this subscriber's sake; he may still hear of others. */
  by?: readonly EventRow['actor_type'][];
  /** Its own name, unique: `inbox.greet`. What it has not heard yet is kept under it. */
  name: string;
  handle(scope: Scope, event: EventRow): Promise<void>;
  retry?: Retry;
}

const BATCH = 200;

/** An event is tried over about a day before it is given up. */
const RETRY: Retry = { limit: 30, backoffSeconds: 2 };

const Notice = z.object({ org: z.number().int(), event_id: z.number().int() });

/** Carries events from the outbox to a queue for each subscriber. Events nobody wants are just taken out. */
export function createRelay(subscribers: readonly Subscriber[]): Feeder {
  refuseTwins(subscribers);
  return {
    queues: subscribers.map(queueOfSubscriber),
    wants: (news) => subscribers.some((subscriber) => isFor(subscriber, news)),
    feed: (platform) => relayBatch(platform, subscribers),
  };
}

function isFor({ event, by }: Subscriber, news: { type: string; actor_type?: unknown }): boolean {
  return hears(event, news.type) && (!by || by.some((kind) => kind === news.actor_type));
}

function hears(patterns: Subscriber['event'], type: string): boolean {
  return [patterns].flat().some((pattern) => matches(pattern, type));
}

/** Does a type of event answer to a subscriber's pattern? */
export function matches(pattern: string, type: string): boolean {
  return pattern.endsWith('.*') ? type.startsWith(pattern.slice(0, -1)) : type === pattern;
}

function queueName(subscriber: Subscriber): string {
  return `event/${subscriber.name}`;
}

function refuseTwins(subscribers: readonly Subscriber[]): void {
  const names = new Set(subscribers.map(queueName));
  if (names.size < subscribers.length) throw new Error('Two subscribers have the same name');
}

function queueOfSubscriber(subscriber: Subscriber): Queue {
  return {
    name: queueName(subscriber),
    retry: subscriber.retry ?? RETRY,
    concurrency: 1,
    batch: 20,
    async handle(platform, data) {
      const { org, event_id } = Notice.parse(data);
      const scope = systemScope(platform, org, subscriber.name);
      const event = await platform.db.transact(scope, (tx) => findEvent(tx, event_id));
      // Jobs outlive their events only when a database was restored to an earlier state.
      if (event) await subscriber.handle(scope, event);
    },
  };
}

async function relayBatch(
  platform: Platform,
  subscribers: readonly Subscriber[],
): Promise<boolean> {
  return platform.db.system(async (tx) => {
    const claimed = await claimOutbox(tx, BATCH);
    for (const subscriber of subscribers) {
      const wanted = claimed.filter((event) => hears(subscriber.event, event.type));
      await platform.jobs.add(tx, queueName(subscriber), wanted.map(noticeOf));
    }
    return claimed.length === BATCH;
  });
}

function noticeOf(event: Claimed) {
  // The key makes a second notice of the same event to the same subscriber impossible while one waits.
  return { data: { org: event.org_id, event_id: event.id }, singletonKey: String(event.id) };
}
