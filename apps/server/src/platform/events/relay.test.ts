import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startWork, type Work } from '../jobs/index.ts';
import {
  newPlace,
  newScope,
  openWorkbench,
  type Place,
  type Workbench,
} from '../../testing/workbench.ts';
import type { Scope } from '../scope.ts';
import { emit } from './emit.ts';
import { createRelay, matches, type EventRow, type Subscriber } from './relay.ts';

const PATIENCE = { timeout: 15_000, interval: 20 };

let place: Place;
let bench: Workbench;
let scope: Scope;
let work: Work | undefined;

beforeAll(async () => {
  place = await newPlace();
  bench = await openWorkbench(place);
  scope = await newScope(bench.platform);
});

afterEach(async () => {
  await work?.stop(0);
  work = undefined;
});

afterAll(async () => {
  await bench.close();
  await place.leave();
});

async function begin(...subscribers: Subscriber[]): Promise<void> {
  work = await startWork(bench.platform, { jobs: [], feeder: createRelay(subscribers) });
}

function tell(type: string, ids: number[]): Promise<void> {
  return bench.platform.db.transact(scope, async (tx) => {
    for (const id of ids) emit(tx, scope, { type, subject: { type: 'thing', id }, data: { id } });
  });
}

function hearing(event: string, name: string, handle?: (event: EventRow) => void) {
  const heard: string[] = [];
  const subscriber: Subscriber = {
    event,
    name,
    retry: { limit: 5, backoffSeconds: 0 },
    handle: async (_scope, row) => {
      handle?.(row);
      heard.push(row.subject_id);
    },
  };
  return { heard, subscriber };
}

const names = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);
const sorted = (ids: string[]) => ids.map(Number).toSorted((a, b) => a - b);

async function outboxSize(): Promise<number> {
  return bench.platform.db.system(async (tx) => {
    const { n } = await tx
      .selectFrom('outbox')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    return n;
  });
}

describe('the relay', () => {
  it('brings each event to each subscriber that wants it, and to no other', async () => {
    const exact = hearing('thing.made', 'a.exact');
    const family = hearing('thing.*', 'a.family');
    const other = hearing('other.made', 'a.other');
    await begin(exact.subscriber, family.subscriber, other.subscriber);
    await tell('thing.made', names(1, 300));
    await tell('thing.lost', names(301, 305));
    await vi.waitFor(() => expect(family.heard).toHaveLength(305), PATIENCE);
    await vi.waitFor(() => expect(exact.heard).toHaveLength(300), PATIENCE);
    expect(sorted(exact.heard)).toEqual(names(1, 300));
    expect(sorted(family.heard)).toEqual(names(1, 305));
    expect(other.heard).toEqual([]);
  });

  it('gives the event as it was written, in the scope of its organization', async () => {
    const seen: [EventRow, Scope][] = [];
    const stranger = await newScope(bench.platform, 'Stranger');
    await begin({
      event: 'thing.*',
      name: 'b.whole',
      handle: async (own, event) => void seen.push([event, own]),
    });
    await bench.platform.db.transact(stranger, async (tx) => {
      emit(tx, stranger, {
        type: 'thing.made',
        subject: { type: 'thing', id: 9 },
        summary: 'Thing made',
        data: { color: 'red' },
      });
    });
    await vi.waitFor(() => expect(seen).toHaveLength(1), PATIENCE);
    const [event, own] = seen[0] ?? [];
    expect(event).toMatchObject({
      org_id: stranger.org,
      type: 'thing.made',
      subject_type: 'thing',
      subject_id: '9',
      summary: 'Thing made',
      data: { color: 'red' },
      actor_type: 'system',
    });
    expect(own).toMatchObject({
      org: stranger.org,
      principal: { type: 'system', name: 'b.whole' },
    });
  });

  it('loses no event when a handler fails twice, and the others do not wait for it', async () => {
    const failures = new Map<number, number>();
    const failing = hearing('thing.*', 'c.failing', ({ id }) => {
      const times = failures.get(id) ?? 0;
      failures.set(id, times + 1);
      if (times < 2) throw new Error('not yet');
    });
    const calm = hearing('thing.*', 'c.calm');
    await begin(failing.subscriber, calm.subscriber);
    await tell('thing.made', names(1, 25));
    await vi.waitFor(() => expect(calm.heard).toHaveLength(25), PATIENCE);
    await vi.waitFor(() => expect(failing.heard).toHaveLength(25), PATIENCE);
    expect(sorted(failing.heard)).toEqual(names(1, 25));
    expect([...failures.values()]).toEqual(names(1, 25).map(() => 3));
  });

  it('takes events that nobody wants out of the outbox, and keeps them in the history', async () => {
    await begin();
    await tell('thing.ignored', names(1, 3));
    await vi.waitFor(async () => expect(await outboxSize()).toBe(0), PATIENCE);
    const kept = await bench.platform.db.transact(scope, (tx) =>
      tx.selectFrom('events').select('id').where('type', '=', 'thing.ignored').execute(),
    );
    expect(kept).toHaveLength(3);
  });

  it('tells nothing of a transaction that was rolled back', async () => {
    const { heard, subscriber } = hearing('thing.*', 'd.rollback');
    await begin(subscriber);
    const failing = bench.platform.db.transact(scope, async (tx) => {
      emit(tx, scope, { type: 'thing.made', subject: { type: 'thing', id: 1 } });
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    await tell('thing.made', [2]);
    await vi.waitFor(() => expect(heard).toEqual(['2']), PATIENCE);
  });

  it('refuses two subscribers of one name, which would steal from each other', () => {
    const { subscriber } = hearing('thing.*', 'e.twin');
    expect(() => createRelay([subscriber, { ...subscriber, event: 'other.*' }])).toThrow(
      /same name/,
    );
  });
});

describe('a pattern', () => {
  it.each([
    ['thing.made', 'thing.made', true],
    ['thing.made', 'thing.made.twice', false],
    ['thing.*', 'thing.made', true],
    ['thing.*', 'thingy.made', false],
    ['thing.*', 'thing', false],
  ])('%s and %s: %s', (pattern, type, expected) => {
    expect(matches(pattern, type)).toBe(expected);
  });
});
