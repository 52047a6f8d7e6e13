import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changesOf, differences, merged } from './merge.ts';

const base = { name: 'Ana', phone: '1', company: null, version: 3 };

test('a field only I changed is mine without asking; a contested one is theirs until chosen', () => {
  const found = differences(
    base,
    { name: 'Anna', phone: '2' },
    { ...base, phone: '9', version: 4 },
  );
  expect(found).toEqual([
    { name: 'name', mine: 'Anna', theirs: 'Ana', isContested: false },
    { name: 'phone', mine: '2', theirs: '9', isContested: true },
  ]);
  expect(merged(found, {})).toEqual({ name: 'Anna' });
  expect(merged(found, { phone: 'mine', name: 'theirs' })).toEqual({ phone: '2' });
});

test('the same change on both sides is no conflict', () => {
  expect(differences(base, { name: 'Anna' }, { ...base, name: 'Anna' })).toEqual([]);
});

test('nothing and null are the same value', () => {
  expect(changesOf({ company: undefined }, { company: null })).toEqual({});
  expect(changesOf(base, { name: 'Ana', phone: '2' })).toEqual({ phone: '2' });
});

test('taking all of mine gives my record, taking all of theirs sends nothing', () => {
  const record = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom(1, 2, null));
  fc.assert(
    fc.property(record, record, record, (before, mine, current) => {
      const found = differences(before, mine, current);
      const all = (choice: 'mine' | 'theirs') =>
        Object.fromEntries(found.map(({ name }) => [name, choice] as const));
      const kept = { ...current, ...merged(found, all('mine')) };
      for (const [name, value] of Object.entries(mine)) expect(kept[name] ?? null).toBe(value);
      expect(merged(found, all('theirs'))).toEqual({});
    }),
  );
});
