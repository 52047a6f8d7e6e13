import { beforeEach, expect, it, vi } from 'vitest';
import { recentsOf, rememberRecent } from './recent.ts';

const kept = new Map<string, string>();

beforeEach(() => {
  kept.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
});

const account = (id: number, name = `Oak ${id}`) => ({ type: 'account', id: String(id), name });

it('keeps the latest first, each once, by its latest name, and not too many', () => {
  for (let id = 1; id <= 14; id++) rememberRecent(1, account(id));
  rememberRecent(1, account(9, 'Oakwood'));
  const recents = recentsOf(1);
  expect(recents).toHaveLength(12);
  expect(recents[0]).toEqual(account(9, 'Oakwood'));
  expect(recents.filter(({ id }) => id === '9')).toHaveLength(1);
});

it('is each person’s own, and survives what others wrote there', () => {
  rememberRecent(1, account(1));
  expect(recentsOf(2)).toEqual([]);
  for (const rubbish of ['{', '{}', '[1, null, {"type": 1}]']) {
    kept.set('atrium.recent.1', rubbish);
    expect(recentsOf(1)).toEqual([]);
  }
});
