import { beforeEach, expect, test, vi } from 'vitest';
import { draftKey, readDraft, writeDraft } from './draft.ts';

const key = draftKey(1, { type: 'account', id: 7 }, 'task');
const empty = { subject: '', due_date: '2026-03-02' };

const kept = new Map<string, string>();
beforeEach(() => {
  kept.clear();
  const localStorage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
    removeItem: (name: string) => kept.delete(name),
  };
  vi.stubGlobal('window', { localStorage });
});

test('what is written comes back, for this record and tab alone', () => {
  writeDraft(key, { ...empty, subject: 'Call Ana' }, empty);
  // What was not touched follows the next day.
  expect(readDraft(key)).toEqual({ subject: 'Call Ana' });
  expect(readDraft(draftKey(1, { type: 'account', id: 8 }, 'task'))).toEqual({});
  expect(readDraft(draftKey(1, { type: 'account', id: 7 }, 'call'))).toEqual({});
  expect(readDraft(draftKey(2, { type: 'account', id: 7 }, 'task'))).toEqual({});
});

test('an empty form keeps nothing, and nonsense is nothing', () => {
  writeDraft(key, { ...empty, subject: 'Call Ana' }, empty);
  writeDraft(key, empty, empty);
  expect(kept.size).toBe(0);
  kept.set(key, '{"subject":');
  expect(readDraft(key)).toEqual({});
});
