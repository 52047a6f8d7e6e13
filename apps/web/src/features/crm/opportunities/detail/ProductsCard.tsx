import type { OpportunityDetail } from '@atrium/contract/crm/opportunities.ts';
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { t } from '../../../../lib/i18n.ts';
import { RelatedCard } from '../../../../ui/record-page/RelatedCard.tsx';
import { Money, useMoney } from '../../../../ui/value/Money.tsx';

/** What is to be sold, and the way to the editor. */
export function ProductsCard({ deal }: { deal: OpportunityDetail }) {
  const money = useMoney();
  return (
    <RelatedCard
      type="product"
      title={t('crm.opportunities.products')}
      total={deal.line_items.length}
      empty={t('crm.opportunities.products_empty')}
      action={
        deal.can.update && (
          <Button
            component={Link}
            to={`/opportunities/${deal.id}/products`}
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPencil size={14} />}
          >
            {t('crm.opportunities.products_edit')}
          </Button>
        )
      }
    >
      <Stack gap="xs">
        {deal.line_items.map((line) => (
          <div key={line.id}>
            <Group justify="space-between" wrap="nowrap" gap="xs">
              <Text fz="sm" fw={500} truncate>
                {line.product.name}
              </Text>
              <Text fz="sm" component="div" style={{ flex: 'none' }}>
                <Money amount={line.total} />
              </Text>
            </Group>
            <Text fz="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {line.quantity.toLocaleString()} × {money(line.sale_price)}
              {line.description && ` · ${line.description}`}
            </Text>
          </div>
        ))}
        <Group justify="space-between" wrap="nowrap">
          <Text fz="sm" fw={600}>
            {t('crm.opportunities.total')}
          </Text>
          <Text fz="sm" fw={600} component="div">
            <Money amount={deal.calculated_amount} />
          </Text>
        </Group>
      </Stack>
    </RelatedCard>
  );
}
