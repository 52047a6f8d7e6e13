import { SegmentedControl } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { t } from '../../../../lib/i18n.ts';
import { notify } from '../../../../ui/feedback/notify.tsx';
import { Lookup } from '../../../../ui/lookup/Lookup.tsx';
import type { Values } from '../../../../ui/record-form/fields.ts';
import type { Form } from '../../../../ui/record-form/useForm.ts';
import { contractLookup, contractQueries } from '../../contracts/contracts.queries.ts';
import { orderLookup, orderQueries } from '../../orders/orders.queries.ts';
import type { Paid } from './paid.ts';
import { paidContract, paidOrder } from './paid.ts';
import type { PaymentValues } from './payment-values.ts';
import { valuesOf } from './payment-values.ts';

/** An order or a contract, never both; what is due of it goes into the form. */
export function PaidPicker({ form }: { form: Form<PaymentValues> }) {
  const cache = useQueryClient();
  const { kind, order_id, contract_id } = form.values;
  const isOrder = kind === 'order';
  /** Counts the choices: an answer to one before the last comes too late. */
  const choice = useRef(0);
  const filled = useRef(valuesOf(undefined));

  /** What was typed meanwhile, or before, stays. */
  function begin(paid: Paid): void {
    const before: Values = filled.current;
    filled.current = valuesOf(paid);
    for (const [name, value] of Object.entries(filled.current))
      form.change(name, (now) => (now === before[name] ? value : now));
  }

  async function pick(id: string | null): Promise<void> {
    const mine = ++choice.current;
    form.set('order_id', isOrder ? id : null);
    form.set('contract_id', isOrder ? null : id);
    if (id === null) return;
    try {
      const paid = isOrder
        ? paidOrder(await cache.fetchQuery(orderQueries.one(id)))
        : paidContract(await cache.fetchQuery(contractQueries.one(id)));
      if (mine === choice.current) begin(paid);
    } catch (error) {
      notify.problem(error);
    }
  }

  function choose(next: PaymentValues['kind']): void {
    choice.current += 1;
    form.set('kind', next);
  }

  return (
    <>
      <SegmentedControl
        mb="sm"
        aria-label={t('commerce.payments.parent')}
        data={[
          { value: 'order', label: t('commerce.payments.order') },
          { value: 'contract', label: t('commerce.payments.contract') },
        ]}
        value={kind}
        onChange={(value) => choose(value as PaymentValues['kind'])}
      />
      <Lookup
        key={kind}
        label={isOrder ? t('commerce.payments.order') : t('commerce.payments.contract')}
        withAsterisk
        mb="sm"
        source={isOrder ? orderLookup : contractLookup}
        value={isOrder ? order_id : contract_id}
        // That neither was chosen is said of the order.
        error={form.errors.contract_id ?? form.errors.order_id}
        onChange={(id) => void pick(id)}
        data-autofocus
      />
    </>
  );
}
