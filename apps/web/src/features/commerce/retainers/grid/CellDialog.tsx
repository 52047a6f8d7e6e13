import type { RetainerPayment } from '@atrium/contract/commerce/retainers.ts';
import { Anchor, Button, Group, Modal, Skeleton, Stack, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { t } from '../../../../lib/i18n.ts';
import { ErrorState } from '../../../../ui/feedback/ErrorState.tsx';
import { Day } from '../../../../ui/value/Day.tsx';
import { Money } from '../../../../ui/value/Money.tsx';
import { PaidLink, PaymentAmount, ServicePeriod } from '../../payments/PaymentValues.tsx';
import { monthText } from '../../../../lib/time.ts';
import type { Cells } from '../retainers.queries.ts';
import { cellPaymentsQuery } from '../retainers.queries.ts';

/** The cells that were picked, and how they are named. */
export interface Picked extends Cells {
  account_name?: string;
}

function titleOf({ account_name, month, year }: Picked): string {
  const when = month === undefined ? String(year) : monthText(month);
  return account_name === undefined ? when : `${account_name} · ${when}`;
}

function PaymentLines({
  payments,
  hasAccount,
}: {
  payments: RetainerPayment[];
  hasAccount: boolean;
}) {
  return (
    <Table.ScrollContainer minWidth={560} type="native">
      <Table verticalSpacing={6} horizontalSpacing={6} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('commerce.payments.payment_date')}</Table.Th>
            {!hasAccount && <Table.Th>{t('commerce.payments.account')}</Table.Th>}
            <Table.Th>{t('commerce.payments.parent')}</Table.Th>
            <Table.Th>{t('commerce.payments.service_period')}</Table.Th>
            <Table.Th ta="right">{t('commerce.payments.amount')}</Table.Th>
            <Table.Th ta="right">{t('commerce.retainers.share')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {payments.map((payment) => (
            <Table.Tr key={payment.id}>
              <Table.Td>
                <Anchor component={Link} to={`/payments/${payment.id}`} fz="sm">
                  <Day date={payment.payment_date} />
                </Anchor>
              </Table.Td>
              {!hasAccount && <Table.Td>{payment.account_name}</Table.Td>}
              <Table.Td>
                <PaidLink payment={payment} />
              </Table.Td>
              <Table.Td>
                <ServicePeriod payment={payment} />
              </Table.Td>
              <Table.Td ta="right">
                <PaymentAmount payment={payment} />
              </Table.Td>
              <Table.Td ta="right">
                <Money amount={payment.share} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** Newest first; what more there are is said, and shown when asked for. */
function Payments({ picked }: { picked: Picked }) {
  const { data, error, refetch, ...query } = useInfiniteQuery(cellPaymentsQuery(picked));
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) {
    return (
      <Stack gap="xs" aria-busy="true">
        <Skeleton h={18} />
        <Skeleton h={18} w="80%" />
      </Stack>
    );
  }
  const payments = data.pages.flatMap(({ rows }) => rows);
  if (payments.length === 0) return <Text c="dimmed">{t('commerce.retainers.no_payments')}</Text>;
  return (
    <>
      <PaymentLines payments={payments} hasAccount={picked.account_id !== undefined} />
      {query.hasNextPage && (
        <Group mt="md" justify="space-between">
          <Text fz="sm" c="dimmed" aria-live="polite">
            {t('commerce.retainers.shown_of', {
              shown: payments.length.toLocaleString(),
              total: data.pages[0]?.total.toLocaleString() ?? '',
            })}
          </Text>
          <Button
            variant="default"
            size="xs"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t('ui.load_more')}
          </Button>
        </Group>
      )}
    </>
  );
}

/** The payments behind cells of the grid, and the way to the contracts. */
export function CellDialog({ picked, close }: { picked: Picked; close: () => void }) {
  return (
    <Modal
      opened
      onClose={close}
      size={760}
      title={titleOf(picked)}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Payments picked={picked} />
      {picked.account_id !== undefined && (
        <Group mt="md">
          <Anchor component={Link} to={`/contracts?account_id=${picked.account_id}`} fz="sm">
            {t('commerce.retainers.contracts_of', { account: picked.account_name ?? '' })}
          </Anchor>
        </Group>
      )}
    </Modal>
  );
}
