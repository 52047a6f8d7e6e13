import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../testing/memory-store.ts';
import { Outbox } from './outbox.ts';

const draft = (content: string, thread = 'a') => ({
  thread,
  content,
  new_conversation: false,
  attachments: [],
});
const contents = (outbox: Outbox) => outbox.items.map((item) => item.content);

describe('outbox', () => {
  it('is there after a reload, in order', () => {
    const store = memoryStore();
    const outbox = new Outbox(store);
    outbox.add(draft('one'));
    outbox.add(draft('two'));
    expect(contents(new Outbox(store))).toEqual(['one', 'two']);
  });

  it('takes up what another tab has added, behind its own', () => {
    const store = memoryStore();
    const [mine, theirs] = [new Outbox(store), new Outbox(store)];
    mine.add(draft('one'));
    theirs.add(draft('two'));
    mine.reload();
    expect(contents(mine)).toEqual(['one', 'two']);
  });

  it('sends a message that is tried again after those that wait', () => {
    const outbox = new Outbox(memoryStore());
    const first = outbox.add(draft('one'));
    outbox.add(draft('two'));
    outbox.fail(first.id, 'no');
    outbox.retry(first.id);
    expect(contents(outbox)).toEqual(['two', 'one']);
    expect(outbox.get(first.id)?.state).toBe('queued');
  });

  it('throws away what it cannot read', () => {
    const store = memoryStore(new Map([['out:x', '{broken']]));
    expect(new Outbox(store).items).toEqual([]);
    expect(store.names('out:')).toEqual([]);
  });
});
