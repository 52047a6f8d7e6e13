import { contracts } from '@atrium/contract/commerce/contracts.ts';
import { orders } from '@atrium/contract/commerce/orders.ts';
import type { BodyInput } from '@atrium/contract/core/route.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../../lib/api/call.ts';

/** Makes an order of a won deal. */
export function useGenerateOrder(id: number) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyInput<typeof orders.generate>) =>
      call(orders.generate, { params: { id }, body }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['orders'] }),
  });
}

/** Makes a contract of a won deal. */
export function useGenerateContract(id: number) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyInput<typeof contracts.generate>) =>
      call(contracts.generate, { params: { id }, body }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['contracts'] }),
  });
}
