import { expect, it } from 'vitest';
import { CASE_TABS, inTab, tabOf } from './case-tabs.ts';

it('each tab knows itself, wherever one comes from', () => {
  for (const from of CASE_TABS)
    for (const to of CASE_TABS) expect(tabOf(inTab(inTab({}, from), to))).toBe(to);
});

it('filters, search and order go along; the page and the saved view do not', () => {
  const search = { search: 'form', priority: 'High', sort: 'subject', page: '3', view: '7' };
  const mine = inTab(search, 'mine');
  expect(mine).toEqual({ owner_id: 'me', search: 'form', priority: 'High', sort: 'subject' });
  expect(inTab(mine, 'all')).toEqual({ search: 'form', priority: 'High', sort: 'subject' });
});

it('closed ones come by the day they were closed, and only they', () => {
  expect(inTab({}, 'closed').sort).toBe('-closed_at');
  expect(inTab(inTab({}, 'closed'), 'mine')).toEqual({ owner_id: 'me' });
});

it('what a filter has made of the list is no tab', () => {
  expect(tabOf({ status: 'New' })).toBeUndefined();
  expect(tabOf({ owner_id: '7' })).toBeUndefined();
  expect(tabOf({ owner_id_empty: 'false' })).toBeUndefined();
  expect(tabOf({ priority: 'High' })).toBe('all');
});

it('is none where more is decided than by a tab, and lets go of all that a tab decides', () => {
  const all = { status_in: 'New,Closed', account_id: '7' };
  expect(tabOf(all)).toBeUndefined();
  expect(tabOf({ owner_id_ne: '3' })).toBeUndefined();
  expect(tabOf({ owner_id: 'me', status: 'New' })).toBeUndefined();
  expect(inTab(all, 'mine')).toEqual({ owner_id: 'me', account_id: '7' });
});
