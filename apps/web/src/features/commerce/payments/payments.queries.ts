import type { Payment } from '@atrium/contract/commerce/payments.ts';
import { payments } from '@atrium/contract/commerce/payments.ts';
import type { BodyInput } from '@atrium/contract/core/route.ts';
import { uuidv7 } from '@atrium/contract/core/ids.ts';
import type { QueryClient } from '@tanstack/react-query';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { call } from '../../../lib/api/call.ts';
import { isProblem } from '../../../lib/api/problem.ts';
import { recordQueries } from '../../../lib/records/record-queries.ts';

export const paymentQueries = recordQueries<Payment, Payment>('payments', payments);

/** What a payment moves: itself, and the balance and state of what is paid. */
async function refreshPaid(cache: QueryClient): Promise<void> {
  const touched = ['payments', 'orders', 'contracts', 'retainers'];
  await Promise.all(touched.map((key) => cache.invalidateQueries({ queryKey: [key] })));
}

type NewPayment = BodyInput<typeof payments.create>;

/** Logs a payment; order and contract on screen follow before it is done. */
export function useLogPayment() {
  const cache = useQueryClient();
  const key = useRef(uuidv7());
  return useMutation({
    mutationFn: async (body: NewPayment) => {
      try {
        return await call(payments.create, { body, idempotency_key: key.current });
      } catch (error) {
        // Without an answer it may have been logged: trying again must not log it twice.
        if (isProblem(error) && error.status !== 0) key.current = uuidv7();
        throw error;
      }
    },
    onSuccess: () => refreshPaid(cache),
  });
}

/** Changes status or notes of a payment; order and contract on screen follow before it is done. */
export function useUpdatePayment() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: { id: number; body: BodyInput<typeof payments.update> }) =>
      call(payments.update, { params: { id }, body }),
    onSuccess: (payment) => {
      cache.setQueryData(paymentQueries.one(payment.id).queryKey, payment);
      return refreshPaid(cache);
    },
  });
}
