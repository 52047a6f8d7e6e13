import { paymentList, payments } from '@atrium/contract/commerce/payments.ts';
import { useMemo } from 'react';
import { t } from '../../../lib/i18n.ts';
import { useMay } from '../../../lib/session.queries.ts';
import { RecordList } from '../../../ui/data-table/RecordList.tsx';
import { useMoney } from '../../../ui/value/Money.tsx';
import { LogPayment } from './log/LogPayment.tsx';
import { paymentColumns, paymentFilters } from './payment-columns.tsx';
import { paymentQueries } from './payments.queries.ts';

/** The list of payments. */
export function PaymentsPage() {
  const money = useMoney();
  const mayLog = useMay('payments.write');
  const columns = useMemo(paymentColumns, []);
  const create = {
    label: t('commerce.payments.log'),
    action: t('commerce.payments.log'),
    form: LogPayment,
  };
  return (
    <RecordList
      name="payments"
      record="payment"
      title={t('commerce.payments.title')}
      declaration={paymentList}
      columns={columns}
      queries={paymentQueries}
      nameOf={({ amount }) => t('commerce.payments.one', { amount: money(amount) })}
      open={({ id }) => `/payments/${id}`}
      filters={paymentFilters()}
      exportRoute={payments.export}
      mayWrite={mayLog}
      create={create}
      empty={{ title: t('commerce.payments.empty_title'), text: t('commerce.payments.empty_text') }}
    />
  );
}
