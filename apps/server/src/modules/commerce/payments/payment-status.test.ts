import { PAYMENT_STATUSES } from '@atrium/contract/commerce/payments.ts';
import { expect, it } from 'vitest';
import { checkStep, leadsTo } from './payment-status.ts';

it('a payment goes these ways and no others', () => {
  const ways = PAYMENT_STATUSES.flatMap((from) =>
    PAYMENT_STATUSES.filter((to) => leadsTo(from, to)).map((to) => `${from} → ${to}`),
  );
  expect(ways).toEqual([
    'Completed → Failed',
    'Completed → Void',
    'Pending → Completed',
    'Pending → Failed',
    'Pending → Void',
    'Failed → Void',
  ]);
  for (const from of PAYMENT_STATUSES) {
    for (const to of PAYMENT_STATUSES) {
      const step = () => checkStep(from, to);
      if (from === to || leadsTo(from, to)) expect(step).not.toThrow();
      else expect(step).toThrow(from === 'Void' ? 'stays void' : `cannot become ${to}`);
    }
  }
});
