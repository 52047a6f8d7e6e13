import type { BodyInput } from '@atrium/contract/core/route.ts';
import type { User } from '@atrium/contract/identity/users.ts';
import { users } from '@atrium/contract/identity/users.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call, callList } from '../../../lib/api/call.ts';
import { listQueryOptions } from '../../../lib/lists/list-query.ts';
import type { ListSearch } from '../../../lib/lists/list-search.ts';
import type { LookupSource } from '../../../ui/lookup/lookup-source.ts';

/** A page of the members of staff. */
export const usersQuery = (search: ListSearch) =>
  listQueryOptions<User>('users', users.list, search);

/** Finds a member of staff by name or e-mail; only active ones. */
export const userLookup: LookupSource = {
  key: 'users',
  search: async (text, signal) => {
    const query = { search: text, is_active: 'true', per_page: 20 };
    const { rows } = await callList(users.list, { query, signal });
    return rows.map(({ id, name, email }) => ({ value: String(id), label: name, hint: email }));
  },
  get: async (id, signal) => {
    const user = await call(users.get, { params: { id }, signal });
    return { value: String(user.id), label: user.name, hint: user.email };
  },
};

/** Creates a member of staff; the answer may carry the temporary password. */
export function useCreateUser() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyInput<typeof users.create>) => call(users.create, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['users'] }),
  });
}

/** Changes a member of staff; deactivating ends his sessions at once. */
export function useUpdateUser() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: { id: number; body: BodyInput<typeof users.update> }) =>
      call(users.update, { params: { id }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['users'] }),
  });
}
