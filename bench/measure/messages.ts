import { once } from 'node:events';
import { uuidv7 } from '@atrium/contract/core/ids.ts';
import { percentile, type Figure } from '../figures.ts';

const QUIET = 400;
const WARM_UP_MS = 1500;
const BUSY_MS = 6000;
export const CONVERSATIONS = 50;

/** Somebody who writes, and can be told when his message was acknowledged. */
interface Writer {
  send(id: string): void;
  close(): void;
}

/** One side of a comparison: how to connect to it. */
export interface Target {
  writer(index: number, acked: (id: string) => void): Promise<Writer>;
  /** The other side, which sees every message. */
  listener(seen: (id: string) => void): Promise<{ close(): void }>;
}

interface Timings {
  ack: number[];
  seen: number[];
  perSecond: number;
}

/** When each message left, and what became of it. */
class Stopwatch {
  readonly #left = new Map<string, number>();
  readonly ack: number[] = [];
  readonly seen: number[] = [];
  counts = true;

  leave(id: string): void {
    this.#left.set(id, performance.now());
  }

  mark(list: 'ack' | 'seen', id: string): void {
    const left = this.#left.get(id);
    if (left !== undefined && this.counts) this[list].push(performance.now() - left);
  }
}

/** One message after the other, in one conversation. */
async function quiet(target: Target): Promise<Timings> {
  const watch = new Stopwatch();
  let next = Promise.withResolvers<void>();
  let waiting = 0;
  const done = (list: 'ack' | 'seen') => (id: string) => {
    watch.mark(list, id);
    if (--waiting === 0) next.resolve();
  };
  const writer = await target.writer(0, done('ack'));
  const send = async () => {
    waiting = 2;
    next = Promise.withResolvers<void>();
    const id = uuidv7();
    watch.leave(id);
    writer.send(id);
    await next.promise;
  };
  // The first makes the conversation; nobody watches it yet.
  waiting = 1;
  writer.send(uuidv7());
  await next.promise;
  const listener = await target.listener(done('seen'));
  for (let n = 0; n < 50; n++) await send();
  watch.ack.length = 0;
  watch.seen.length = 0;
  for (let n = 0; n < QUIET; n++) await send();
  writer.close();
  listener.close();
  return { ack: watch.ack, seen: watch.seen, perSecond: 0 };
}

/** Many conversations; in each the next message leaves when the one before was acknowledged. */
async function busy(target: Target): Promise<Timings> {
  const watch = new Stopwatch();
  watch.counts = false;
  let isOver = false;
  const writers: Writer[] = [];
  const sendFrom = (index: number) => {
    if (isOver) return;
    const id = uuidv7();
    watch.leave(id);
    writers[index]?.send(id);
  };
  for (let index = 0; index < CONVERSATIONS; index++) {
    writers.push(
      await target.writer(index + 1, (id) => {
        watch.mark('ack', id);
        sendFrom(index);
      }),
    );
  }
  for (const index of writers.keys()) sendFrom(index);
  await pause(WARM_UP_MS);
  const listener = await target.listener((id) => watch.mark('seen', id));
  await pause(500);
  watch.counts = true;
  const begun = performance.now();
  await pause(BUSY_MS);
  watch.counts = false;
  const perSecond = (watch.ack.length / (performance.now() - begun)) * 1000;
  isOver = true;
  for (const writer of writers) writer.close();
  listener.close();
  return { ack: watch.ack, seen: watch.seen, perSecond };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Latency at rest and under load, and how much load. */
export async function measureMessages(product: Target, floor: Target): Promise<Figure[]> {
  const [ours, least] = [await quiet(product), await quiet(floor)];
  const [many, leastMany] = [await busy(product), await busy(floor)];
  const line = (name: string, [value, bare]: [number[], number[]], part: number): Figure => ({
    name: `${name}, p${part * 100}`,
    value: percentile(value, part),
    floor: percentile(bare, part),
    unit: 'ms',
  });
  return [
    { ...line('send → ack', [ours.ack, least.ack], 0.5), aim: '≤ 2×' },
    line('send → ack', [ours.ack, least.ack], 0.95),
    line('send → seen by the other side', [ours.seen, least.seen], 0.5),
    line('send → seen by the other side', [ours.seen, least.seen], 0.95),
    {
      name: `messages a second, ${CONVERSATIONS} busy conversations`,
      value: many.perSecond,
      floor: leastMany.perSecond,
      unit: '/s',
    },
    line(`send → ack, ${CONVERSATIONS} busy`, [many.ack, leastMany.ack], 0.5),
    line(`send → ack, ${CONVERSATIONS} busy`, [many.ack, leastMany.ack], 0.95),
    line(`send → seen, ${CONVERSATIONS} busy`, [many.seen, leastMany.seen], 0.5),
    line(`send → seen, ${CONVERSATIONS} busy`, [many.seen, leastMany.seen], 0.95),
  ];
}

async function open(url: string, path: string): Promise<WebSocket> {
  const socket = new WebSocket(url.replace(/^http/, 'ws') + path);
  await once(socket, 'open');
  return socket;
}

interface Push {
  type: string;
  id?: string;
  conversation_id?: string;
  conversation?: { id: string };
  message?: { id: string };
}

function onPush(socket: WebSocket, hear: (push: Push) => void): void {
  socket.addEventListener('message', ({ data }) => hear(JSON.parse(data as string) as Push));
}

/** The product, as its messenger and its Inbox speak to it. */
export function productTarget(url: string, tokens: { staff: string; visitors: string[] }): Target {
  const conversations: string[] = [];
  return {
    async writer(index, acked) {
      const socket = await open(url, '/api/v1/messenger/realtime');
      let conversation_id: string | null = null;
      const ready = Promise.withResolvers<void>();
      onPush(socket, (push) => {
        if (push.type === 'ready') ready.resolve();
        if (push.type === 'nack') throw new Error(JSON.stringify(push));
        if (push.type !== 'ack') return;
        if (conversation_id === null) conversations.push(push.conversation_id ?? '');
        conversation_id = push.conversation_id ?? null;
        acked(push.id ?? '');
      });
      socket.send(JSON.stringify({ type: 'hello', token: tokens.visitors[index] }));
      await ready.promise;
      const content = 'Hello, is anybody there?';
      return {
        send: (id) =>
          socket.send(JSON.stringify({ type: 'send', message: { id, conversation_id, content } })),
        close: () => socket.close(),
      };
    },
    async listener(seen) {
      const socket = await open(url, '/api/v1/realtime');
      const watching = Promise.withResolvers<void>();
      onPush(socket, (push) => {
        if (push.type === 'message') seen(push.message?.id ?? '');
        if (push.type === 'pong') watching.resolve();
      });
      socket.send(JSON.stringify({ type: 'hello', token: tokens.staff }));
      for (const conversation_id of conversations)
        socket.send(JSON.stringify({ type: 'watch', conversation_id, after_seq: 1_000_000 }));
      // Frames are worked on in their order: with the answer to this one, every conversation is watched.
      socket.send(JSON.stringify({ type: 'ping' }));
      await watching.promise;
      return { close: () => socket.close() };
    },
  };
}

/** The bare server. */
export function floorTarget(url: string): Target {
  return {
    async writer(index, acked) {
      const socket = await open(url, '/writer');
      onPush(socket, (push) => push.type === 'ack' && acked(push.id ?? ''));
      const content = 'Hello, is anybody there?';
      return {
        send: (id) => socket.send(JSON.stringify({ id, conversation: `c${index}`, content })),
        close: () => socket.close(),
      };
    },
    async listener(seen) {
      const socket = await open(url, '/listener');
      onPush(socket, (push) => push.type === 'message' && seen(push.message?.id ?? ''));
      return { close: () => socket.close() };
    },
  };
}
