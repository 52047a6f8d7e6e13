import type { SavedView } from '@atrium/contract/identity/saved-views.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrangementOf, shownColumns } from '../state/arrangement.ts';
import { isModified, searchOfView, viewQuery } from './view-state.ts';

const standard = {
  order: ['name', 'email', 'phone'],
  visibility: { name: true, email: true, phone: false },
};
const view: SavedView = {
  id: 7,
  entity: 'clients',
  name: 'Leads',
  query: 'sort=-email&stage=lead',
  columns: ['name', 'phone'],
  is_shared: false,
  owner_id: 1,
  owner_name: 'Ana',
  updated_at: '2026-01-01T00:00:00Z',
  version: 1,
  can: {},
};

test('a view holds search, order and filters, neither the page nor itself', () => {
  expect(viewQuery({ stage: 'lead', page: '3', view: '7', sort: '-email', per_page: '25' })).toBe(
    'sort=-email&stage=lead',
  );
});

test('opening a view keeps the rows a page and begins at the first page', () => {
  expect(searchOfView(view, { stage: 'client', page: '4', per_page: '25' })).toEqual({
    stage: 'lead',
    sort: '-email',
    per_page: '25',
    view: '7',
  });
});

test('what is saved opens as it was, whatever is in the filters', () => {
  const names = fc.constantFrom('stage', 'name_contains', 'search', 'sort');
  const list = fc.dictionary(names, fc.string({ minLength: 1 }));
  fc.assert(
    fc.property(list, (search) => {
      const opened = searchOfView({ ...view, query: viewQuery(search) }, {});
      expect(opened).toEqual({ ...search, view: '7' });
      const now = { search: opened, columns: ['name', 'phone'], standard };
      expect(isModified({ ...view, query: viewQuery(search) }, now)).toBe(false);
    }),
  );
});

test('another filter, order of rows or column is a change; another page is none', () => {
  const now = {
    search: { stage: 'lead', sort: '-email', view: '7' },
    columns: ['name', 'phone'],
    standard,
  };
  expect(isModified(view, now)).toBe(false);
  expect(isModified(view, { ...now, search: { ...now.search, page: '2' } })).toBe(false);
  expect(isModified(view, { ...now, search: { ...now.search, stage: 'client' } })).toBe(true);
  expect(isModified(view, { ...now, columns: ['name', 'email', 'phone'] })).toBe(true);
});

test('a view without columns shows the standard ones; gone columns are left out, the name stays', () => {
  expect(shownColumns(arrangementOf([], standard))).toEqual(['name', 'email']);
  expect(shownColumns(arrangementOf(['phone', 'fax'], standard))).toEqual(['name', 'phone']);
  expect(arrangementOf(['phone'], standard).order).toEqual(['name', 'phone', 'email']);
});
