import { describe, expect, it } from 'vitest';
import { sampleConversation } from '../testing/samples.ts';
import { isUntouched } from './conflict.ts';

const label = (id: number) => ({ id, name: `label ${id}`, color: 'red' as const, version: 1 });

describe('two changes at once', () => {
  const base = sampleConversation({ labels: [label(2), label(1)] });

  it('both stand when they are about different things', () => {
    const current = { ...base, priority: 'High' as const, version: 2, last_seq: 9 };
    expect(isUntouched(base, current, { assignee_id: 7 })).toBe(true);
    expect(isUntouched(base, current, { status: 'Resolved', snoozed_until: null })).toBe(true);
  });

  it('conflict when they are about the same thing', () => {
    expect(isUntouched(base, { ...base, assignee_id: 8 }, { assignee_id: 7 })).toBe(false);
    expect(isUntouched(base, { ...base, labels: [label(1)] }, { label_ids: [3] })).toBe(false);
  });

  it('do not mind the order of labels', () => {
    const current = { ...base, labels: [label(1), label(2)] };
    expect(isUntouched(base, current, { label_ids: [3] })).toBe(true);
  });
});
