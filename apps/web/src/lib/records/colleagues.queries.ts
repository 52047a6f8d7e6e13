import { users } from '@atrium/contract/identity/users.ts';
import { queryOptions } from '@tanstack/react-query';
import { callList } from '../api/call.ts';

/** Everybody who can be assigned or mentioned. */
export const colleaguesQuery = queryOptions({
  queryKey: ['users', 'colleagues'],
  queryFn: async ({ signal }) => {
    const query = { is_active: 'true', sort: 'name', per_page: 200 };
    return (await callList(users.list, { query, signal })).rows;
  },
  staleTime: 5 * 60_000,
});
