import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../../../lib/i18n.ts';
import { ErrorState } from '../../../../ui/feedback/ErrorState.tsx';
import { SettingsPage } from '../../../settings/SettingsPage.tsx';
import { SlaForm } from './SlaForm.tsx';
import { slaQuery } from './sla.queries.ts';

/** What clients are promised, and when the agency works. */
export function SlaPage() {
  const { data, error, refetch } = useQuery(slaQuery);
  return (
    <SettingsPage title={t('work.sla.title')} text={t('work.sla.text')}>
      {data && <SlaForm latest={data} />}
      {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton h={280} radius="lg" />}
    </SettingsPage>
  );
}
