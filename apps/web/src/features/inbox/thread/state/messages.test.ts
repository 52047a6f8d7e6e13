import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleMessage } from '../../testing/samples.ts';
import { hasEarlier, lastSeq, mergeMessages, receive } from './messages.ts';
import type { Messages } from './messages.ts';

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => sampleMessage(from + index));
const seqs = (messages: Messages) => messages.map((message) => message.seq);

describe('merging', () => {
  it('orders, drops doubles and joins older pages', () => {
    const merged = mergeMessages(range(5, 8), [...range(1, 4).reverse(), sampleMessage(6)]);
    expect(seqs(merged)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(hasEarlier(merged)).toBe(false);
  });

  it('keeps the newest run when there is a gap, so that nothing looks complete that is not', () => {
    const merged = mergeMessages(range(1, 3), range(10, 12));
    expect(seqs(merged)).toEqual([10, 11, 12]);
    expect(hasEarlier(merged)).toBe(true);
  });

  it('never brings back a message that was taken away', () => {
    const gone = sampleMessage(2, { content: '', deleted_at: '2026-05-01T10:00:00Z' });
    const shown = mergeMessages(range(1, 2), [gone]);
    expect(mergeMessages(shown, [sampleMessage(2)])[1]).toBe(gone);
  });
});

describe('receiving', () => {
  it('says that something is missing instead of showing a later message first', () => {
    const { messages, missing } = receive(range(1, 3), sampleMessage(5));
    expect(missing).toBe(true);
    expect(lastSeq(messages)).toBe(3);
  });

  it('ends complete and in order, whatever is dropped, doubled or late', () => {
    const arrivals = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 80 });
    fc.assert(
      fc.property(arrivals, (arrived) => {
        let messages: Messages = range(1, 1);
        for (const seq of arrived) {
          const result = receive(messages, sampleMessage(seq));
          // What the thread does: ask for everything after the last one.
          messages = result.missing
            ? mergeMessages(result.messages, range(lastSeq(result.messages) + 1, seq))
            : result.messages;
        }
        expect(seqs(messages)).toEqual(seqs(range(1, Math.max(1, ...arrived))));
      }),
    );
  });
});
