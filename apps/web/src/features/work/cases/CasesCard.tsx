import { RELATED_ROWS } from '@atrium/contract/crm/accounts.ts';
import type { Case } from '@atrium/contract/work/cases.ts';
import { CASE_STATUSES } from '@atrium/contract/work/cases.ts';
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { useMay } from '../../../lib/session.queries.ts';
import type { Values } from '../../../ui/record-form/fields.ts';
import { RelatedCard } from '../../../ui/record-page/RelatedCard.tsx';
import { NewRelated, RelatedLine } from '../../../ui/record-page/RelatedLine.tsx';
import { CasePriority, CaseStatus } from './CaseBadges.tsx';
import { CaseForm } from './CaseForm.tsx';
import { caseQueries } from './cases.queries.ts';
import { NextTarget } from './clock/ClockChip.tsx';

/** One case in a related list. */
export function CaseLine({ of }: { of: Case }) {
  const isOpen = of.status !== 'Closed';
  return (
    <RelatedLine
      to={`/cases/${of.id}`}
      name={of.subject}
      note={
        <>
          <CaseStatus status={of.status} /> · {of.number}
          {of.owner && ` · ${of.owner.name}`}
        </>
      }
      aside={isOpen ? <NextTarget of={of} /> : <CasePriority priority={of.priority} />}
    />
  );
}

export interface CasesCardProps {
  /** Of which record, as the list is narrowed to it. */
  of: Record<string, number>;
  /** What the form for a new one begins with. */
  initial: Values;
}

/** The latest cases of another record, open and closed, on its page. */
export function CasesCard({ of, initial }: CasesCardProps) {
  const [isCreating, setCreating] = useState(false);
  const [mayRead, mayWrite] = [useMay('work.read'), useMay('work.write')];
  const narrowed = Object.fromEntries(Object.entries(of).map(([name, id]) => [name, String(id)]));
  const all = { ...narrowed, status_in: CASE_STATUSES.join(','), sort: '-created_at' };
  const { data } = useQuery({
    ...caseQueries.list({ ...all, per_page: String(RELATED_ROWS) }),
    enabled: mayRead,
  });
  if (!mayRead) return null;
  return (
    <RelatedCard
      type="case"
      title={t('work.cases.title')}
      total={data?.total}
      empty={t('work.cases.none_here')}
      all={{ to: '/cases', search: all }}
      action={
        mayWrite && (
          <>
            <NewRelated label={t('shell.new_case')} onClick={() => setCreating(true)} />
            {isCreating && (
              <CaseForm
                initial={initial}
                created={() => undefined}
                close={() => setCreating(false)}
              />
            )}
          </>
        )
      }
    >
      <Stack gap="xs">
        {data?.rows.map((row) => (
          <CaseLine key={row.id} of={row} />
        ))}
      </Stack>
    </RelatedCard>
  );
}
