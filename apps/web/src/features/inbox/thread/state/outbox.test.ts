import { describe, expect, it, vi } from 'vitest';
import { Outbox } from './outbox.ts';
import type { Outgoing } from './outbox.ts';

function memoryStorage() {
  const values = new Map<string, string>();
  return {
    values,
    get length() {
      return values.size;
    },
    key: (index: number) => [...values.keys()][index] ?? null,
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  };
}

const entry = (id: string): Outgoing => ({
  conversation_id: 'c1',
  state: 'sending',
  written_at: '2026-05-01T10:00:00Z',
  attachments: [],
  body: {
    id,
    kind: 'text',
    content: 'Hi',
    attachment_ids: [],
    mentioned_user_ids: [],
    last_seen_seq: 3,
    send_anyway: false,
  },
});

describe('the outbox', () => {
  it('offers what was not acknowledged again after a reload, with the same id', () => {
    const storage = memoryStorage();
    const before = new Outbox(7, storage);
    before.put(entry('b'));
    before.put(entry('a'));
    before.put(entry('c'));
    before.remove('c');
    const after = new Outbox(7, storage).entries();
    expect(after.map((each) => [each.body.id, each.state])).toEqual([
      ['a', 'failed'],
      ['b', 'failed'],
    ]);
  });

  it('belongs to one user of the browser', () => {
    const storage = memoryStorage();
    new Outbox(7, storage).put(entry('a'));
    expect(new Outbox(8, storage).entries()).toEqual([]);
  });

  it('works without storage and with a broken one', () => {
    const broken = memoryStorage();
    broken.setItem('atrium:unsent:7:x', '{not json');
    const outbox = new Outbox(7, broken);
    outbox.put(entry('a'));
    expect(outbox.entries()).toHaveLength(1);
    const nowhere = new Outbox(7, undefined);
    nowhere.put(entry('a'));
    expect(nowhere.entries()).toHaveLength(1);
  });

  it('tells its listeners and replaces in place', () => {
    const outbox = new Outbox(7, undefined);
    const listener = vi.fn();
    const stop = outbox.subscribe(listener);
    outbox.put(entry('a'));
    outbox.put({ ...entry('a'), state: 'failed' });
    stop();
    outbox.remove('a');
    expect(listener).toHaveBeenCalledTimes(2);
    expect(outbox.entries()).toEqual([]);
  });
});
