import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';
import { forgetRecord } from './gone-records.ts';
import { refreshAll, refreshKind } from './refresh-records.ts';

test('a record that is gone is let go, and not asked for again where it is on screen', async () => {
  const client = new QueryClient();
  const asked = vi.fn((name: string) => Promise.resolve(name));
  const show = (...queryKey: (string | number | object)[]) =>
    new QueryObserver(client, {
      queryKey,
      queryFn: () => asked(queryKey.map((part) => JSON.stringify(part)).join(' ')),
    }).subscribe(() => undefined);
  show('leads', 'get', '7');
  show('leads', 'timeline', 7);
  show('leads', 'duplicates', { except_id: 7 });
  show('leads', 'get', '8');
  show('leads', 'list', { name: '7' });
  show('accounts', 'get', '7');
  client.setQueryData(['leads', 'history', 7], []);
  await vi.waitFor(() => expect(client.isFetching()).toBe(0));
  asked.mockClear();
  forgetRecord(client, 'leads', 7);
  expect(client.getQueryData(['leads', 'history', 7])).toBeUndefined();
  await refreshKind(client, 'leads');
  expect(asked.mock.calls.flat().toSorted()).toEqual([
    '"leads" "get" "8"',
    '"leads" "list" {"name":"7"}',
  ]);
  asked.mockClear();
  await refreshAll(client);
  expect(asked.mock.calls.flat()).toContain('"accounts" "get" "7"');
  expect(asked.mock.calls.flat()).not.toContain('"leads" "get" "7"');
});
