import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { backoffMilliseconds } from './backoff.ts';
import type { Socket } from './connection.ts';
import { createLiveConnection } from './connection.ts';

class Line implements Socket {
  readyState = 1;
  sent: unknown[] = [];
  isClosed = false;
  onmessage: Socket['onmessage'] = null;
  onclose: Socket['onclose'] = null;

  send(data: string): void {
    this.sent.push(JSON.parse(data));
  }

  close(): void {
    this.isClosed = true;
    this.readyState = 3;
  }

  push(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }

  drop(code: number): void {
    this.readyState = 3;
    this.onclose?.({ code });
  }
}

let lines: Line[] = [];
let hasSession = true;

function connect() {
  const live = createLiveConnection({
    open: () => {
      const line = new Line();
      lines.push(line);
      return line;
    },
    refresh: () => Promise.resolve(hasSession),
    random: () => 0.5,
  });
  live.start();
  return live;
}

function last(): Line {
  const line = lines.at(-1);
  if (!line) throw new Error('Nothing was opened');
  return line;
}

beforeEach(() => {
  vi.useFakeTimers();
  lines = [];
  hasSession = true;
});

afterEach(() => vi.useRealTimers());

test('every subscriber hears every push until he leaves', () => {
  const live = connect();
  const heard: string[] = [];
  const leave = live.subscribe((push) => heard.push(push.type));
  last().push({ type: 'ready', user_id: 1 });
  last().push({ type: 'pong' });
  leave();
  last().push({ type: 'pong' });
  expect(heard).toEqual(['ready', 'pong']);
  expect(live.status()).toBe('ready');
});

test('a lost line is opened again, and `ready` comes anew', async () => {
  const live = connect();
  last().push({ type: 'ready', user_id: 1 });
  last().drop(1012);
  await vi.advanceTimersByTimeAsync(0);
  expect(live.status()).toBe('waiting');
  await vi.advanceTimersByTimeAsync(600);
  expect(lines).toHaveLength(2);
  last().push({ type: 'ready', user_id: 1 });
  expect(live.status()).toBe('ready');
});

test('the network coming back ends the waiting at once', async () => {
  const live = connect();
  for (let attempt = 0; attempt < 6; attempt++) {
    last().drop(1006);
    await vi.advanceTimersByTimeAsync(attempt < 5 ? 30_000 : 0);
  }
  const before = lines.length;
  live.nudge();
  expect(lines).toHaveLength(before + 1);
});

test('an expired token is exchanged; without a session it ends', async () => {
  const live = connect();
  last().drop(4401);
  await vi.advanceTimersByTimeAsync(600);
  expect(lines).toHaveLength(2);
  hasSession = false;
  last().drop(4401);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(lines).toHaveLength(2);
  expect(live.status()).toBe('ended');
});

test('refused before it was open, by a server that knows no session any more, it ends', async () => {
  const live = connect();
  last().push({ type: 'ready', user_id: 1 });
  last().drop(1012);
  await vi.advanceTimersByTimeAsync(31_000);
  expect(lines).toHaveLength(2);
  last().drop(1006);
  await vi.advanceTimersByTimeAsync(31_000);
  expect(lines).toHaveLength(3);
  hasSession = false;
  last().drop(1006);
  await vi.advanceTimersByTimeAsync(31_000);
  expect(live.status()).toBe('ended');
  expect(lines).toHaveLength(3);
});

test('pings go out, and a line that says nothing is given up', async () => {
  connect();
  last().push({ type: 'ready', user_id: 1 });
  await vi.advanceTimersByTimeAsync(25_000);
  expect(last().sent).toEqual([{ type: 'ping' }]);
  const silent = last();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(silent.isClosed).toBe(true);
  expect(lines.length).toBeGreaterThan(1);
});

test('what is said without a line is dropped, and stopping is final', async () => {
  const live = connect();
  last().readyState = 0;
  live.send({ type: 'ping' });
  expect(last().sent).toEqual([]);
  live.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(lines).toHaveLength(1);
});

test('the waiting grows to thirty seconds and is never under half a second', () => {
  for (let attempt = 0; attempt < 40; attempt++) {
    for (const random of [0, 0.3, 0.999]) {
      const delay = backoffMilliseconds(attempt, random);
      expect(delay).toBeGreaterThanOrEqual(500);
      expect(delay).toBeLessThanOrEqual(30_000);
    }
  }
  expect(backoffMilliseconds(20, 1)).toBe(30_000);
});
