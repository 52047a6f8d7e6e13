import type { ContractDetail } from '@atrium/contract/commerce/contracts.ts';
import { subtractMoney } from '@atrium/contract/core/money.ts';
import { t } from '../../../../lib/i18n.ts';
import { Day } from '../../../../ui/value/Day.tsx';
import { Money } from '../../../../ui/value/Money.tsx';
import { PersonName } from '../../../../ui/value/PersonName.tsx';
import { RecordLink } from '../../../../ui/value/RecordLink.tsx';
import { Dash } from '../../../../ui/value/When.tsx';
import { PaySymbol } from '../../retainers/PayState.tsx';
import { cycleWords } from '../cycle-words.ts';
import { nextDue } from '../periods/around-now.ts';

function NextDue({ contract }: { contract: ContractDetail }) {
  const period = nextDue(contract.periods);
  if (!period) return <Dash />;
  return (
    <span>
      <PaySymbol state={period.state} />{' '}
      <Money amount={subtractMoney(period.amount, period.paid)} /> · <Day date={period.due_date} />
    </span>
  );
}

/** The key facts of a contract. */
export function contractFacts(contract: ContractDetail) {
  const { start_date, end_date, billing_cycle } = contract;
  return [
    {
      label: t('commerce.contracts.account'),
      value: <RecordLink type="account" id={contract.account_id} name={contract.account_name} />,
    },
    {
      label: t('commerce.contracts.per_cycle_of', { cycle: cycleWords()[billing_cycle] }),
      value: <Money amount={contract.cycle_total} />,
    },
    {
      label: t('commerce.contracts.monthly_total'),
      value: <Money amount={contract.monthly_total} />,
    },
    { label: t('commerce.contracts.next_due'), value: <NextDue contract={contract} /> },
    {
      label: t('commerce.contracts.runs'),
      value: (
        <span>
          <Day date={start_date} /> –{' '}
          {end_date === null ? t('commerce.contracts.open_end') : <Day date={end_date} />}
        </span>
      ),
    },
    { label: t('commerce.contracts.owner'), value: <PersonName name={contract.owner.name} /> },
  ];
}
