import type { StaffPush } from '@atrium/contract/inbox/realtime.ts';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LiveConnection } from './connection.ts';
import { refreshRecords } from './refresh-records.ts';

let push: (given: StaffPush) => void = () => undefined;
const live = {
  subscribe: (handler: (given: StaffPush) => void) => {
    push = handler;
    return () => undefined;
  },
} as unknown as LiveConnection;

function written(entity: string): StaffPush {
  return { type: 'record', entity, id: '1', version: 2, actor_id: null, actor_name: null };
}

/** What follows records of every kind: timelines, who follows what, reports. */
const EVERYWHERE = [
  [{ predicate: expect.any(Function) }],
  [{ queryKey: ['following'] }],
  [{ queryKey: ['reports'] }],
];

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('a written record refreshes its queries, many at once in one go', () => {
  const client = new QueryClient();
  const spy = vi.spyOn(client, 'invalidateQueries').mockResolvedValue();
  refreshRecords(live, client);
  push(written('client'));
  push(written('client'));
  push(written('site'));
  expect(spy).not.toHaveBeenCalled();
  vi.advanceTimersByTime(200);
  expect(spy.mock.calls).toEqual([
    [{ queryKey: ['clients'] }],
    [{ queryKey: ['sites'] }],
    ...EVERYWHERE,
  ]);
});

test('pages that show the first contacts of an account are asked again with the contacts', () => {
  const client = new QueryClient();
  const spy = vi.spyOn(client, 'invalidateQueries').mockResolvedValue();
  refreshRecords(live, client);
  push(written('contact'));
  vi.advanceTimersByTime(200);
  expect(spy.mock.calls).toEqual([
    [{ queryKey: ['contacts'] }],
    [{ queryKey: ['accounts', 'get'] }],
    ...EVERYWHERE,
  ]);
});

test('a report of several kinds is asked again once, and the board with its stages', () => {
  const client = new QueryClient();
  const spy = vi.spyOn(client, 'invalidateQueries').mockResolvedValue();
  refreshRecords(live, client);
  push(written('payment'));
  push(written('order'));
  push(written('stage'));
  vi.advanceTimersByTime(200);
  expect(spy.mock.calls).toEqual([
    [{ queryKey: ['payments'] }],
    [{ queryKey: ['retainers'] }],
    [{ queryKey: ['orders'] }],
    [{ queryKey: ['stages'] }],
    [{ queryKey: ['opportunities'] }],
    ...EVERYWHERE,
  ]);
});

test('with each connection everything is asked again, for what was written before it', () => {
  const client = new QueryClient();
  const spy = vi.spyOn(client, 'invalidateQueries').mockResolvedValue();
  refreshRecords(live, client);
  push({ type: 'ready', user_id: 1 });
  push({ type: 'ready', user_id: 1 });
  expect(spy.mock.calls).toEqual([[{}], [{}]]);
});

test('an answer that was on its way when the news came is asked for once more', async () => {
  const client = new QueryClient();
  refreshRecords(live, client);
  const answers: ((value: string) => void)[] = [];
  const queryFn = () => new Promise<string>((resolve) => answers.push(resolve));
  const observer = new QueryObserver(client, { queryKey: ['leads'], queryFn });
  const stop = observer.subscribe(() => undefined);
  push(written('lead'));
  await vi.advanceTimersByTimeAsync(200);
  answers[0]?.('as it was');
  await vi.advanceTimersByTimeAsync(200);
  answers[1]?.('as it is');
  await vi.advanceTimersByTimeAsync(200);
  expect(observer.getCurrentResult().data).toBe('as it is');
  stop();
});
