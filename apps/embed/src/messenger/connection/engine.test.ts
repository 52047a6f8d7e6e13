import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../testing/fake-clock.ts';
import { memoryStore } from '../../testing/memory-store.ts';
import { ModelServer } from '../../testing/model-server.ts';
import { Engine } from './engine.ts';
import { newLocalThread, Outbox } from './outbox.ts';

/** One visitor with one tab. */
function visitor(seed = 1) {
  const clock = new FakeClock();
  const server = new ModelServer(clock);
  const kept = new Map<string, string>();
  const thread = newLocalThread();
  let random = seed;
  const tab = () => {
    const store = memoryStore(kept);
    const outbox = new Outbox(store);
    const ports = {
      clock,
      outbox,
      store,
      api: server.api,
      openWire: server.openWire,
      random: () => (random = (random * 16_807) % 2_147_483_647) / 2_147_483_647,
      page: () => ({ url: 'https://example.com/' }),
    };
    return { engine: new Engine(ports, () => {}), outbox };
  };
  const at = { ...tab() };
  at.engine.start();
  return {
    clock,
    server,
    get state() {
      return at.engine.state;
    },
    get engine() {
      return at.engine;
    },
    get outbox() {
      return at.outbox;
    },
    write(content: string) {
      const to = at.engine.state.aliases[thread] ?? thread;
      const item = at.outbox.add({ thread: to, new_conversation: true, content, attachments: [] });
      at.engine.run({ name: 'sent' });
      return item.id;
    },
    reload() {
      at.engine.stop();
      Object.assign(at, tab());
      at.engine.start();
      const room = server.rooms[0];
      if (room) at.engine.run({ name: 'open', conversation_id: room.id });
    },
    shown: () => {
      const room = server.rooms[0];
      return at.engine.state.timelines[room?.id ?? '']?.messages.map((each) => each.content) ?? [];
    },
  };
}

const contents = (server: ModelServer) =>
  server.visible(server.rooms[0]!.id).map((message) => message.content);

describe('a visitor on a good line', () => {
  it('begins a conversation with two quick messages and gets an answer', async () => {
    const { clock, server, outbox, write, shown } = visitor();
    write('one');
    write('two');
    await clock.advance(1000);
    server.say('three');
    await clock.advance(1000);
    expect(server.rooms).toHaveLength(1);
    expect(contents(server)).toEqual(['one', 'two', 'three']);
    expect(shown()).toEqual(['one', 'two', 'three']);
    expect(outbox.items).toEqual([]);
  });

  it('asks for what a thread says it has, and not again for hidden notes', async () => {
    const { clock, server, write, shown } = visitor();
    write('one');
    await clock.advance(1000);
    server.note();
    server.say('two');
    await clock.advance(1000);
    expect(shown()).toEqual(['one', 'two']);
  });

  it('drops what it has already', async () => {
    const { clock, server, write, shown } = visitor();
    server.doubles = () => true;
    write('one');
    await clock.advance(1000);
    server.say('two');
    await clock.advance(1000);
    expect(shown()).toEqual(['one', 'two']);
  });

  it('gets a burst of a thousand messages through in order', async () => {
    const { clock, server, write, shown } = visitor();
    const burst = Array.from({ length: 1000 }, (_, index) => `message ${index}`);
    for (const content of burst) write(content);
    await clock.advance(30_000);
    expect(contents(server)).toEqual(burst);
    expect(shown()).toEqual(burst);
  });
});

describe('a visitor on a bad line', () => {
  it('keeps the outbox over a reload while the server is away', async () => {
    const scene = visitor();
    await scene.clock.advance(1000);
    scene.server.reachable = false;
    scene.server.breakSockets();
    scene.write('one');
    await scene.clock.advance(60_000);
    expect(scene.state.status).toBe('offline');
    scene.reload();
    scene.server.reachable = true;
    await scene.clock.advance(60_000);
    expect(contents(scene.server)).toEqual(['one']);
    expect(scene.outbox.items).toEqual([]);
  });

  it('comes back at once when the machine wakes', async () => {
    const { clock, server, engine } = visitor();
    await clock.advance(1000);
    server.reachable = false;
    server.breakSockets();
    await clock.advance(20_000);
    server.reachable = true;
    engine.run({ name: 'wake' });
    await clock.advance(100);
    expect(engine.state.status).toBe('online');
  });

  it('notices a connection that died without a word', async () => {
    const { clock, server, engine } = visitor();
    await clock.advance(1000);
    const [dead] = server.wires;
    server.reachable = false;
    await clock.advance(70_000);
    expect(dead!.closed).toBe(true);
    server.reachable = true;
    await clock.advance(61_000);
    expect(engine.state.status).toBe('online');
  });

  it('polls when sockets are blocked, and goes back to them', async () => {
    const { clock, server, engine, write, shown } = visitor();
    server.sockets = false;
    write('one');
    await clock.advance(30_000);
    expect(engine.state.status).toBe('polling');
    server.say('two');
    await clock.advance(5_000);
    expect(shown()).toEqual(['one', 'two']);
    server.sockets = true;
    await clock.advance(120_000);
    expect(engine.state.status).toBe('online');
  });

  it('keeps what was written when its token is not accepted any more', async () => {
    const { clock, server, engine, write } = visitor();
    await clock.advance(1000);
    server.tokens.clear();
    server.breakSockets();
    write('one');
    await clock.advance(30_000);
    expect(server.sessions).toBe(2);
    expect(contents(server)).toEqual(['one']);
    expect(engine.state.status).toBe('online');
  });

  it('fails a refused message for good, sends the next, and tries the first again when asked', async () => {
    const { clock, server, engine, outbox, write } = visitor();
    const problem = { type: '', title: 'No', status: 400, code: 'invalid' };
    server.refuse = ({ id, content }) =>
      content === 'bad' ? { type: 'nack', id, retry: false, problem } : null;
    const bad = write('bad');
    write('good');
    await clock.advance(1000);
    expect(contents(server)).toEqual(['good']);
    expect(outbox.items).toMatchObject([{ id: bad, state: 'failed', reason: 'No' }]);
    server.refuse = () => null;
    engine.run({ name: 'retry', id: bad });
    await clock.advance(1000);
    expect(contents(server)).toEqual(['good', 'bad']);
  });

  it.each([4403, 4400])('stops when it is closed with %i', async (code) => {
    const { clock, server, engine } = visitor();
    await clock.advance(1000);
    server.breakSockets(code);
    await clock.advance(300_000);
    expect(engine.state.status).toBe('refused');
    expect(server.wires).toEqual([]);
  });
});

type Step =
  | { does: 'write' | 'say' | 'note' | 'break' | 'restart' | 'reload' | 'toggle' | 'sockets' }
  | { does: 'wait'; milliseconds: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ does: 'write' as const }) },
  { weight: 4, arbitrary: fc.constant({ does: 'say' as const }) },
  { weight: 4, arbitrary: fc.nat(8_000).map((n) => ({ does: 'wait' as const, milliseconds: n })) },
  fc
    .constantFrom(
      'note' as const,
      'break' as const,
      'restart' as const,
      'reload' as const,
      'toggle' as const,
      'sockets' as const,
    )
    .map((does) => ({ does })),
);

describe('whatever happens to the line', () => {
  it('loses nothing, doubles nothing, and shows one order', async () => {
    const story = fc.asyncProperty(
      fc.array(step, { maxLength: 40 }),
      fc.infiniteStream(fc.nat(99)),
      fc.integer({ min: 1, max: 1_000_000 }),
      async (steps, dice, seed) => {
        const scene = visitor(seed);
        const { clock, server } = scene;
        const roll = (percent: number) => dice.next().value! < percent;
        server.loses = () => roll(6);
        server.doubles = () => roll(15);
        const written: string[] = [];
        for (const [index, each] of steps.entries()) {
          if (each.does === 'wait') await clock.advance(each.milliseconds);
          else if (each.does === 'write') {
            written.push(`mine ${index}`);
            scene.write(`mine ${index}`);
          } else if (each.does === 'say' && server.rooms[0]) server.say(`theirs ${index}`);
          else if (each.does === 'note' && server.rooms[0]) server.note();
          else if (each.does === 'break') server.breakSockets();
          else if (each.does === 'restart') server.breakSockets(1012);
          else if (each.does === 'reload') scene.reload();
          else if (each.does === 'toggle') server.reachable = !server.reachable;
          else if (each.does === 'sockets') server.sockets = !server.sockets;
        }
        server.reachable = true;
        server.sockets = true;
        server.loses = () => false;
        await clock.advance(200_000);
        const room = server.rooms[0];
        if (room) scene.engine.run({ name: 'open', conversation_id: room.id });
        await clock.advance(10_000);
        const all = server.rooms.flatMap((room) => server.visible(room.id));
        const mine = all.filter((message) => message.author_type === 'visitor');
        expect(mine.map((message) => message.content)).toEqual(written);
        expect(scene.shown()).toEqual(room ? contents(server) : []);
        expect(scene.outbox.items).toEqual([]);
      },
    );
    await fc.assert(story, { numRuns: 150 });
  }, 60_000);
});
