import { describe, expect, it } from 'vitest';
import { sampleMessage } from '../../testing/samples.ts';
import type { Outgoing } from './outbox.ts';
import { seenSeq, threadItems } from './thread-items.ts';

const unsent = (id: string) => ({ body: { id } }) as Outgoing;

describe('the lines of a thread', () => {
  it('separates days and groups one author', () => {
    const lines = threadItems(
      [
        sampleMessage(1),
        sampleMessage(2),
        sampleMessage(3, { author_type: 'user', author_id: '7' }),
        sampleMessage(4, { kind: 'event' }),
        sampleMessage(5, { created_at: '2026-05-03T10:00:00Z' }),
      ],
      [],
    );
    expect(lines.map((line) => line.type)).toEqual([
      'day',
      'message',
      'message',
      'message',
      'event',
      'day',
      'message',
    ]);
    expect(lines[1]).toMatchObject({ opensGroup: true, closesGroup: false });
    expect(lines[2]).toMatchObject({ opensGroup: false, closesGroup: true });
  });

  it('shows an unsent message last and drops it once it has arrived', () => {
    const arrived = sampleMessage(1);
    const lines = threadItems([arrived], [unsent(arrived.id), unsent('other')]);
    expect(lines.filter((line) => line.type === 'outgoing').map((line) => line.key)).toEqual([
      'other',
    ]);
  });

  it('puts "Seen" under the last reply that was read, never under a note', () => {
    const staff = { author_type: 'user' as const, author_id: '7' };
    const messages = [
      sampleMessage(1),
      sampleMessage(2, staff),
      sampleMessage(3, { ...staff, kind: 'note' }),
      sampleMessage(4, staff),
    ];
    expect(seenSeq(messages, 3)).toBe(2);
    expect(seenSeq(messages, 4)).toBe(4);
    expect(seenSeq(messages, 0)).toBeUndefined();
  });
});
