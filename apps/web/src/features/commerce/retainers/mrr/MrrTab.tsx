import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../../../lib/i18n.ts';
import { ErrorState } from '../../../../ui/feedback/ErrorState.tsx';
import { PagePending } from '../../../../ui/feedback/PagePending.tsx';
import { mrrQuery } from '../retainers.queries.ts';
import { MrrChart } from './MrrChart.tsx';
import { MrrTable } from './MrrTable.tsx';
import classes from './mrr.module.css';

/** Monthly recurring revenue of the last twelve months, and what made it grow or shrink. */
export function MrrTab() {
  const { data, error, refetch } = useQuery(mrrQuery);
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <PagePending />;
  return (
    <div
      className={classes.scroller}
      tabIndex={0}
      role="group"
      aria-label={t('commerce.retainers.mrr')}
    >
      <Stack gap="lg" className={classes.content}>
        <div>
          <Title order={2} fz="md">
            {t('commerce.retainers.mrr_title')}
          </Title>
          <Text c="dimmed" fz="sm">
            {t('commerce.retainers.mrr_text')}
          </Text>
        </div>
        <MrrChart months={data} />
        <MrrTable months={data} />
      </Stack>
    </div>
  );
}
