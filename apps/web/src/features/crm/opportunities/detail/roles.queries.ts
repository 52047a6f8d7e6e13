import { contactRoles } from '@atrium/contract/crm/line-items.ts';
import type { BodyInput } from '@atrium/contract/core/route.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../../lib/api/call.ts';

/** Gives a contact a part in the deal, changes it, takes it away; the deal's page follows. */
export function useRoles(id: number) {
  const cache = useQueryClient();
  const onSuccess = () => cache.invalidateQueries({ queryKey: ['opportunities'] });
  const add = useMutation({
    mutationFn: (body: BodyInput<typeof contactRoles.add>) =>
      call(contactRoles.add, { params: { id }, body }),
    onSuccess,
  });
  const change = useMutation({
    mutationFn: ({
      role_id,
      body,
    }: {
      role_id: number;
      body: BodyInput<typeof contactRoles.update>;
    }) => call(contactRoles.update, { params: { id, role_id }, body }),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (role_id: number) => call(contactRoles.remove, { params: { id, role_id } }),
    onSuccess,
  });
  return { add, change, remove };
}
