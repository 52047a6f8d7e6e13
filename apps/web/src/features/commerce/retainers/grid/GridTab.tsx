import { Button, Group } from '@mantine/core';
import { IconTable } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { RETAINER_STATES } from '@atrium/contract/commerce/retainers.ts';
import { t } from '../../../../lib/i18n.ts';
import { EmptyState } from '../../../../ui/feedback/EmptyState.tsx';
import { ErrorState } from '../../../../ui/feedback/ErrorState.tsx';
import { PagePending } from '../../../../ui/feedback/PagePending.tsx';
import { PayState } from '../PayState.tsx';
import { gridQuery } from '../retainers.queries.ts';
import type { Picked } from './CellDialog.tsx';
import { CellDialog } from './CellDialog.tsx';
import classes from './grid.module.css';
import { RetainerTable } from './RetainerTable.tsx';

function Legend() {
  return (
    <Group
      gap="md"
      className={classes.legend}
      role="note"
      aria-label={t('commerce.retainers.legend')}
    >
      {RETAINER_STATES.filter((state) => state !== 'none').map((state) => (
        <PayState key={state} state={state} />
      ))}
    </Group>
  );
}

/** Twelve months of every account; a cell opens the payments behind it. */
export function GridTab({ year }: { year: number }) {
  const { data, error, refetch, isPlaceholderData } = useQuery(gridQuery(year));
  const [picked, setPicked] = useState<Picked>();
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <PagePending />;
  if (data.rows.length === 0) {
    return (
      <EmptyState
        icon={IconTable}
        title={t('commerce.retainers.empty_title', { year })}
        text={t('commerce.retainers.empty_text')}
        action={
          <Button component={Link} to="/contracts" variant="default">
            {t('commerce.retainers.to_contracts')}
          </Button>
        }
      />
    );
  }
  return (
    <>
      <Legend />
      <RetainerTable grid={data} isStale={isPlaceholderData} pick={setPicked} />
      {picked && <CellDialog picked={picked} close={() => setPicked(undefined)} />}
    </>
  );
}
