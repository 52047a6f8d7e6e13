import type { Stage } from '@atrium/contract/crm/stages.ts';
import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { useMay } from '../../../lib/session.queries.ts';
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx';
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx';
import { notify } from '../../../ui/feedback/notify.tsx';
import { SettingsPage } from '../../settings/SettingsPage.tsx';
import { stagesQuery } from '../selling.queries.ts';
import { StageForm } from './StageForm.tsx';
import { StageList } from './StageList.tsx';

/** The stages of a deal: their order, probability and kind. */
export function StagesPage() {
  const canManage = useMay('stages.manage');
  const { data, error, refetch } = useQuery(stagesQuery);
  const [edited, setEdited] = useState<Stage | 'new'>();
  const close = () => setEdited(undefined);
  return (
    <SettingsPage
      title={t('crm.selling.stages')}
      text={t('crm.selling.stages_text')}
      action={
        canManage && <Button onClick={() => setEdited('new')}>{t('crm.selling.new_stage')}</Button>
      }
    >
      {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton h={280} radius="lg" />}
      {data?.length === 0 && <EmptyState title={t('crm.selling.stages_empty')} />}
      {data && data.length > 0 && (
        <StageList stages={data} edit={canManage ? setEdited : undefined} />
      )}
      {edited && (
        <StageForm
          stage={edited === 'new' ? undefined : edited}
          done={() => {
            notify.success(t('ui.save_successful'));
            close();
          }}
          close={close}
        />
      )}
    </SettingsPage>
  );
}
