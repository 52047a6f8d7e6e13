import type { Payment } from '@atrium/contract/commerce/payments.ts';
import { paymentList, payments } from '@atrium/contract/commerce/payments.ts';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { useMay } from '../../../lib/session.queries.ts';
import { DataTable } from '../../../ui/data-table/DataTable.tsx';
import { useMoney } from '../../../ui/value/Money.tsx';
import { RECORDS } from '../../../ui/records.ts';
import { LogPayment } from './log/LogPayment.tsx';
import { paymentColumns, paymentFilters } from './payment-columns.tsx';
import { paymentQueries } from './payments.queries.ts';

/** The list of payments. */
export function PaymentsPage() {
  const cache = useQueryClient();
  const money = useMoney();
  const mayLog = useMay('payments.write');
  const [isLogging, setLogging] = useState(false);
  const columns = useMemo(paymentColumns, []);
  const log = mayLog ? () => setLogging(true) : undefined;
  return (
    <>
      <DataTable<Payment>
        name="payments"
        record="payment"
        title={t('commerce.payments.title')}
        declaration={paymentList}
        columns={columns}
        query={paymentQueries.list}
        nameOf={({ amount }) => t('commerce.payments.one', { amount: money(amount) })}
        open={({ id }) => `/payments/${id}`}
        prefetch={({ id }) => void cache.prefetchQuery(paymentQueries.one(id))}
        filters={paymentFilters()}
        exportRoute={payments.export}
        onNew={log}
        newLabel={t('commerce.payments.log')}
        empty={{
          icon: RECORDS.payment.icon,
          title: t('commerce.payments.empty_title'),
          text: t('commerce.payments.empty_text'),
          action: log && <Button onClick={log}>{t('commerce.payments.log')}</Button>,
        }}
      />
      {isLogging && <LogPayment close={() => setLogging(false)} />}
    </>
  );
}
