import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../testing/fake-clock.ts';
import { memoryStore } from '../../testing/memory-store.ts';
import { ModelServer } from '../../testing/model-server.ts';
import { Engine } from './engine.ts';
import { newLocalThread, Outbox } from './outbox.ts';
import type { TabMessage } from './tabs.ts';
import { SharedConnection } from './tabs.ts';

/** A browser: one lock, one channel, one storage, many tabs. */
function browser() {
  const clock = new FakeClock();
  const server = new ModelServer(clock);
  const kept = new Map<string, string>();
  const ears = new Map<object, (message: TabMessage) => void>();
  let queue: { tab: object; begin: () => void }[] = [];

  const open = () => {
    const tab = {};
    const store = memoryStore(kept);
    const outbox = new Outbox(store);
    const connection = new SharedConnection({
      clock,
      outbox,
      own: (changed, before) =>
        new Engine(
          {
            clock,
            outbox,
            store,
            api: server.api,
            openWire: server.openWire,
            random: () => 0.5,
            page: () => ({}),
          },
          changed,
          before,
        ),
      lead(begin) {
        queue.push({ tab, begin });
        if (queue.length === 1) begin();
        return () => {
          const [leader] = queue;
          queue = queue.filter((each) => each.tab !== tab);
          if (leader?.tab === tab) queue[0]?.begin();
        };
      },
      channel: {
        post(message) {
          const copy = structuredClone(message);
          for (const [other, hear] of ears) if (other !== tab) clock.after(1, () => hear(copy));
        },
        listen: (hear) => void ears.set(tab, hear),
        close: () => void ears.delete(tab),
      },
    });
    connection.start();
    return connection;
  };
  return { clock, server, open };
}

const draft = (thread: string, content: string) => ({
  thread,
  content,
  new_conversation: true,
  attachments: [],
});
const shown = (tab: SharedConnection) =>
  Object.values(tab.state.timelines).flatMap((timeline) =>
    timeline.messages.map((message) => message.content),
  );

describe('several tabs', () => {
  it('share one socket and one view', async () => {
    const { clock, server, open } = browser();
    const [first, second] = [open(), open()];
    await clock.advance(1000);
    second.send(draft(newLocalThread(), 'from the second'));
    await clock.advance(1000);
    first.send(draft(server.rooms[0]!.id, 'from the first'));
    await clock.advance(1000);
    server.say('answer');
    await clock.advance(1000);
    expect(server.wires).toHaveLength(1);
    expect(shown(first)).toEqual(['from the second', 'from the first', 'answer']);
    expect(shown(second)).toEqual(shown(first));
  });

  it('lose nothing when the leader closes while another tab sends', async () => {
    const { clock, server, open } = browser();
    const [first, second] = [open(), open()];
    await clock.advance(1000);
    second.send(draft(newLocalThread(), 'just before'));
    first.stop();
    await clock.advance(20_000);
    expect(shown(second)).toEqual(['just before']);
    expect(server.visible(server.rooms[0]!.id)).toHaveLength(1);
    server.say('answer');
    await clock.advance(1000);
    expect(shown(second)).toEqual(['just before', 'answer']);
  });

  it('show a tab that comes later what the others see', async () => {
    const { clock, server, open } = browser();
    const first = open();
    await clock.advance(1000);
    first.send(draft(newLocalThread(), 'hello'));
    await clock.advance(1000);
    const second = open();
    await clock.advance(1000);
    expect(shown(second)).toEqual(['hello']);
    expect(second.state.status).toBe('online');
    expect(server.sessions).toBe(1);
  });
});
