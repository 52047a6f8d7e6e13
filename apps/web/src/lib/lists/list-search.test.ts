import { clientList } from '@atrium/contract/clients/clients.ts';
import { clients } from '@atrium/contract/clients/clients.ts';
import { operatorsOf } from '@atrium/contract/core/filters.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Condition } from './list-search.ts';
import {
  conditionsOf,
  listSearch,
  narrowingCount,
  nextSort,
  withConditions,
} from './list-search.ts';

const read = listSearch(clientList);

test('an address keeps what the list knows and drops the rest', () => {
  expect(
    read({
      search: 'ana',
      stage: 'lead',
      stage_ne: 'client',
      created_at_gte: '2026-01-01',
      created_at_contains: 'x',
      stage_eq: 'lead',
      sort: '-name',
      page: '3',
      nonsense: '1',
      email: '',
    }),
  ).toEqual({
    search: 'ana',
    stage: 'lead',
    stage_ne: 'client',
    created_at_gte: '2026-01-01',
    sort: '-name',
    page: '3',
  });
});

test('a page or order that cannot be is dropped', () => {
  expect(read({ page: '0', per_page: 'x', sort: 'notes' })).toEqual({});
});

const condition: fc.Arbitrary<Condition> = fc
  .constantFrom(...Object.keys(clientList.filters))
  .chain((column) => {
    const kind = clientList.filters[column as keyof typeof clientList.filters];
    return fc.record({
      column: fc.constant(column),
      operator: fc.constantFrom(...operatorsOf(kind)),
      value: fc.constantFrom('true', 'lead', '2026-01-01', '7'),
    });
  });

test('conditions written into an address are read back the same', () => {
  const unique = fc.uniqueArray(condition, {
    selector: ({ column, operator }) => `${column} ${operator}`,
  });
  fc.assert(
    fc.property(unique, (conditions) => {
      const address = withConditions({ search: 'x', page: '4' }, conditions);
      expect(address.page).toBeUndefined();
      expect(read(address)).toEqual(address);
      expect(conditionsOf(address, clientList.filters)).toEqual(conditions);
      expect(narrowingCount(address)).toBe(conditions.length + 1);
    }),
  );
});

test('what the builder makes, the contract accepts', () => {
  const address = withConditions({ sort: '-name' }, [
    { column: 'stage', operator: 'in', value: 'lead,client' },
    { column: 'owner_id', operator: 'eq', value: 'me' },
    { column: 'company', operator: 'empty', value: 'true' },
    { column: 'created_at', operator: 'gte', value: '2026-01-01' },
  ]);
  expect(clients.list.query.safeParse(address).success).toBe(true);
});

test('a column is sorted up, down, then not', () => {
  expect(nextSort(undefined, 'name')).toBe('name');
  expect(nextSort('name', 'name')).toBe('-name');
  expect(nextSort('-name', 'name')).toBeUndefined();
  expect(nextSort('-created_at', 'name')).toBe('name');
});
