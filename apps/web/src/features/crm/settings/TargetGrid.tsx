import { Text, TextInput } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { locale, t } from '../../../lib/i18n.ts';
import { Money } from '../../../ui/value/Money.tsx';
import { PersonName } from '../../../ui/value/PersonName.tsx';
import { Dash } from '../../../ui/value/When.tsx';
import classes from './settings.module.css';
import { keyOf, monthsOf, shownOf, totalOf } from './target-draft.ts';
import type { Seller, Targets } from './useTargets.ts';

const STEPS: Record<string, number> = { ArrowUp: -1, ArrowDown: 1, Enter: 1 };

/** Up, down and Enter go to the same month of another person. */
function walk(event: KeyboardEvent<HTMLTableElement>): void {
  const step = STEPS[event.key];
  const input = event.target;
  if (step === undefined || event.ctrlKey || event.metaKey) return;
  if (!(input instanceof HTMLInputElement)) return;
  const { month = '' } = input.dataset;
  const column = [
    ...event.currentTarget.querySelectorAll<HTMLInputElement>(`input[data-month="${month}"]`),
  ];
  event.preventDefault();
  column[column.indexOf(input) + step]?.focus();
}

function monthWord(month: string, look: 'short' | 'long'): string {
  return new Date(`${month}-01T00:00:00Z`).toLocaleDateString(locale(), {
    month: look,
    timeZone: 'UTC',
    ...(look === 'long' && { year: 'numeric' }),
  });
}

interface CellProps {
  targets: Targets;
  seller: Seller;
  month: string;
  canEdit: boolean;
}

function TargetCell({ targets, seller, month, canEdit }: CellProps) {
  const key = keyOf(seller.id, month);
  const amount = targets.saved[key];
  if (!canEdit) return <td data-still>{amount ? <Money amount={amount} /> : <Dash />}</td>;
  return (
    <td>
      <TextInput
        size="xs"
        className={classes.amount}
        data-changed={key in targets.changed || undefined}
        data-month={month}
        aria-label={t('crm.selling.target_of', {
          name: seller.name,
          month: monthWord(month, 'long'),
        })}
        inputMode="decimal"
        autoComplete="off"
        value={targets.draft[key] ?? shownOf(amount)}
        error={targets.errors[key]}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => targets.type(key, event.currentTarget.value)}
      />
    </td>
  );
}

export interface TargetGridProps {
  targets: Targets;
  year: number;
  canEdit: boolean;
}

/** People by months, typed in place; sums follow what is typed. */
export function TargetGrid({ targets, year, canEdit }: TargetGridProps) {
  const months = monthsOf(year);
  const { sellers } = targets;
  const amounts = { ...targets.saved, ...targets.changed };
  const sum = (ids: readonly number[], of: readonly string[]) =>
    totalOf(
      amounts,
      ids.flatMap((id) => of.map((month) => keyOf(id, month))),
    );
  const ids = sellers.map(({ id }) => id);
  const total = (amount: string) => (amount === '0.00' ? <Dash /> : <Money amount={amount} />);
  return (
    <div
      className={classes.grid}
      role="region"
      aria-label={t('crm.selling.targets')}
      // Who cannot type scrolls with the keys.
      tabIndex={canEdit ? undefined : 0}
    >
      <table onKeyDown={walk}>
        <thead>
          <tr>
            <th scope="col">{t('crm.selling.person')}</th>
            {months.map((month) => (
              <th key={month} scope="col">
                {monthWord(month, 'short')}
              </th>
            ))}
            <th scope="col">{t('crm.selling.total')}</th>
          </tr>
        </thead>
        <tbody>
          {sellers.map((seller) => (
            <tr key={seller.id}>
              <th scope="row">
                <PersonName name={seller.name} />
              </th>
              {months.map((month) => (
                <TargetCell
                  key={month}
                  targets={targets}
                  seller={seller}
                  month={month}
                  canEdit={canEdit}
                />
              ))}
              <td data-still>{total(sum([seller.id], months))}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('crm.selling.total')}</th>
            {months.map((month) => (
              <td key={month} data-still>
                {total(sum(ids, [month]))}
              </td>
            ))}
            <td data-still>
              <Text span inherit fw={600}>
                {total(sum(ids, months))}
              </Text>
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
