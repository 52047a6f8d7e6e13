import { SegmentedControl } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { t } from '../../../../lib/i18n.ts';
import { notify } from '../../../../ui/feedback/notify.tsx';
import { Lookup } from '../../../../ui/lookup/Lookup.tsx';
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
  const name = isOrder ? 'order_id' : 'contract_id';

  function begin(paid: Paid): void {
    for (const [field, value] of Object.entries(valuesOf(paid))) form.set(field, value);
  }

  async function pick(id: string | null): Promise<void> {
    form.set(name, id);
    if (id === null) return;
    try {
      begin(
        isOrder
          ? paidOrder(await cache.fetchQuery(orderQueries.one(id)))
          : paidContract(await cache.fetchQuery(contractQueries.one(id))),
      );
    } catch (error) {
      notify.problem(error);
    }
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
        onChange={(value) => form.set('kind', value as PaymentValues['kind'])}
      />
      <Lookup
        key={kind}
        label={isOrder ? t('commerce.payments.order') : t('commerce.payments.contract')}
        withAsterisk
        mb="sm"
        source={isOrder ? orderLookup : contractLookup}
        value={isOrder ? order_id : contract_id}
        error={form.errors[name]}
        onChange={(id) => void pick(id)}
        data-autofocus
      />
    </>
  );
}
