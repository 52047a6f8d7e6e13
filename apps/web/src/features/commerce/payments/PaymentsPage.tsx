import type { Payment } from '@atrium/contract/commerce/payments.ts';
import { paymentList, payments } from '@atrium/contract/commerce/payments.ts';
import { useMemo } from 'react';
import { t } from '../../../lib/i18n.ts';
import { DataTable } from '../../../ui/data-table/DataTable.tsx';
import { useMoney } from '../../../ui/value/Money.tsx';
import { RECORDS } from '../../../ui/records.ts';
import { paymentColumns, paymentFilters } from './payment-columns.tsx';
import { paymentQueries } from './payments.queries.ts';

/** The list of payments. */
export function PaymentsPage() {
  const money = useMoney();
  const columns = useMemo(paymentColumns, []);
  return (
    <DataTable<Payment>
      name="payments"
      record="payment"
      title={t('commerce.payments.title')}
      declaration={paymentList}
      columns={columns}
      query={paymentQueries.list}
      nameOf={({ amount }) => t('commerce.payments.one', { amount: money(amount) })}
      filters={paymentFilters()}
      exportRoute={payments.export}
      empty={{
        icon: RECORDS.payment.icon,
        title: t('commerce.payments.empty_title'),
        text: t('commerce.payments.empty_text'),
      }}
    />
  );
}
