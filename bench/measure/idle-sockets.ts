import { once } from 'node:events';
import type { Child } from '../children.ts';
import type { Figure } from '../figures.ts';

const AT_A_TIME = 50;

/** What a connected visitor who does nothing costs the server. */
export async function measureIdleSockets(
  product: Child,
  floor: Child,
  visitorTokens: string[],
): Promise<Figure[]> {
  const count = visitorTokens.length;
  const ours = await growth(product, count, async (index) => {
    const socket = new WebSocket(`${product.url.replace('http', 'ws')}/api/v1/messenger/realtime`);
    await once(socket, 'open');
    const ready = once(socket, 'message');
    socket.send(JSON.stringify({ type: 'hello', token: visitorTokens[index] }));
    await ready;
    return socket;
  });
  const least = await growth(floor, count, async () => {
    const socket = new WebSocket(`${floor.url.replace('http', 'ws')}/listener`);
    await once(socket, 'open');
    return socket;
  });
  const name = `${count} idle visitor sockets`;
  return [
    {
      name: `${name}, heap and buffers each`,
      value: ours.heap,
      floor: least.heap,
      unit: 'KB',
      aim: '< 40 KB',
    },
    {
      name: `${name}, resident memory each`,
      value: ours.rss,
      floor: least.rss,
      unit: 'KB',
      aim: '< 40 KB',
    },
  ];
}

async function growth(child: Child, count: number, connect: (index: number) => Promise<WebSocket>) {
  // Whatever the first ones bring with them is not theirs.
  const sockets: WebSocket[] = [];
  await connectAll(sockets, AT_A_TIME, connect);
  const before = await child.memory();
  await connectAll(sockets, count, connect);
  const after = await child.memory();
  for (const socket of sockets) socket.close();
  const held = (memory: NodeJS.MemoryUsage) => memory.heapUsed + memory.external;
  const each = (bytes: number) => bytes / (count - AT_A_TIME) / 1024;
  return { heap: each(held(after) - held(before)), rss: each(after.rss - before.rss) };
}

async function connectAll(
  sockets: WebSocket[],
  to: number,
  connect: (index: number) => Promise<WebSocket>,
) {
  while (sockets.length < to) {
    const from = sockets.length;
    const some = Array.from({ length: Math.min(AT_A_TIME, to - from) }, (_none, n) =>
      connect(from + n),
    );
    sockets.push(...(await Promise.all(some)));
  }
}
