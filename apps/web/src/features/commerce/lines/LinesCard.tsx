import { Badge, Table, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { locale, t } from '../../../lib/i18n.ts';
import { RelatedCard } from '../../../ui/record-page/RelatedCard.tsx';
import { Money } from '../../../ui/value/Money.tsx';
import classes from './lines.module.css';

export interface AgreedLine {
  id: number;
  product_name: string;
  description?: string | null;
  quantity: number;
  price: string;
  total: string;
  is_retainer_product?: boolean;
}

export interface LinesCardProps {
  title: string;
  lines: readonly AgreedLine[];
  /** What a line's price is for: "Price", "Price per cycle". */
  priceLabel: string;
  empty: string;
  /** Sums below the lines. */
  totals: readonly { label: string; amount: string; isStrong?: boolean }[];
}

/** Lines as they were agreed: to be read, never changed. */
export function LinesCard(props: LinesCardProps) {
  const { title, lines, priceLabel, empty, totals } = props;
  const number = new Intl.NumberFormat(locale());
  return (
    <RelatedCard
      type="product"
      title={title}
      total={lines.length}
      empty={empty}
      action={
        <Text fz="xs" c="dimmed" className={classes.frozen}>
          <IconLock size={13} aria-hidden /> {t('commerce.lines.frozen')}
        </Text>
      }
    >
      <Table.ScrollContainer minWidth={360} type="native">
        <Table className={classes.lines} verticalSpacing={6} horizontalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('commerce.lines.product')}</Table.Th>
              <Table.Th ta="right">{t('commerce.lines.quantity')}</Table.Th>
              <Table.Th ta="right">{priceLabel}</Table.Th>
              <Table.Th ta="right">{t('commerce.lines.total')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map((line) => (
              <Table.Tr key={line.id}>
                <Table.Td className={classes.product}>
                  {line.product_name}{' '}
                  {line.is_retainer_product && (
                    <Badge size="xs" variant="light" color="lime">
                      {t('commerce.lines.retainer')}
                    </Badge>
                  )}
                  {line.description && (
                    <Text fz="xs" c="dimmed">
                      {line.description}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td ta="right">{number.format(line.quantity)}</Table.Td>
                <Table.Td ta="right">
                  <Money amount={line.price} />
                </Table.Td>
                <Table.Td ta="right">
                  <Money amount={line.total} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            {totals.map(({ label, amount, isStrong }) => (
              <Table.Tr key={label} data-strong={isStrong || undefined}>
                <Table.Th colSpan={3} ta="right" scope="row">
                  {label}
                </Table.Th>
                <Table.Td ta="right">
                  <Money amount={amount} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tfoot>
        </Table>
      </Table.ScrollContainer>
    </RelatedCard>
  );
}
