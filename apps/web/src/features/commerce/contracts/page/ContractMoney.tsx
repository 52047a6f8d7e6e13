import type { ContractDetail } from '@atrium/contract/commerce/contracts.ts';
import { t } from '../../../../lib/i18n.ts';
import { LinesCard } from '../../lines/LinesCard.tsx';
import { PaymentsCard } from '../../payments/PaymentsCard.tsx';
import { PeriodsCard } from '../periods/PeriodsCard.tsx';

/** What was agreed, when it is due, and what has been paid. */
export function ContractMoney({ contract }: { contract: ContractDetail }) {
  return (
    <>
      <LinesCard
        title={t('commerce.lines.title')}
        priceLabel={t('commerce.lines.price_per_cycle')}
        empty={t('commerce.lines.empty')}
        lines={contract.line_items.map(({ price_per_cycle, ...line }) => ({
          ...line,
          price: price_per_cycle,
        }))}
        totals={[
          {
            label: t('commerce.contracts.cycle_total'),
            amount: contract.cycle_total,
            isStrong: true,
          },
          { label: t('commerce.contracts.monthly_total'), amount: contract.monthly_total },
        ]}
      />
      <PeriodsCard periods={contract.periods} />
      <PaymentsCard payments={contract.payments} empty={t('commerce.contracts.no_payments')} />
    </>
  );
}
