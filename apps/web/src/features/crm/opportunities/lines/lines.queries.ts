import type { BodyInput } from '@atrium/contract/core/route.ts';
import { lineItems } from '@atrium/contract/crm/line-items.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../../lib/api/call.ts';

/** Saves all lines of a deal, all or nothing. */
export function useSaveLines(id: number) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyInput<typeof lineItems.save>) =>
      call(lineItems.save, { params: { id }, body }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['opportunities'] }),
  });
}
