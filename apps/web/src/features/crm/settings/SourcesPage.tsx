import type { LeadSource } from '@atrium/contract/crm/stages.ts';
import { leadSources } from '@atrium/contract/crm/stages.ts';
import { ActionIcon, Button, Card, Skeleton, Text } from '@mantine/core';
import { IconPencil, IconRoute } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { useCreateRecord, useUpdateRecord } from '../../../lib/records/record-queries.ts';
import { useMay } from '../../../lib/session.queries.ts';
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx';
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx';
import { notify } from '../../../ui/feedback/notify.tsx';
import type { Field } from '../../../ui/record-form/fields.ts';
import { RecordForm } from '../../../ui/record-form/RecordForm.tsx';
import { StatusBadge } from '../../../ui/value/StatusBadge.tsx';
import { SettingsPage } from '../../settings/SettingsPage.tsx';
import { leadSourcesQuery } from '../selling.queries.ts';
import classes from './settings.module.css';

interface SourceFormProps {
  /** Left out for a new one. */
  source: LeadSource | undefined;
  done: () => void;
  close: () => void;
}

function SourceForm({ source, done, close }: SourceFormProps) {
  const create = useCreateRecord('lead-sources', leadSources.create);
  const update = useUpdateRecord('lead-sources', leadSources.update);
  const name: Field = {
    name: 'name',
    label: t('crm.selling.name'),
    kind: 'text',
    isRequired: true,
    isWide: true,
  };
  const active: Field = {
    name: 'is_active',
    label: t('crm.selling.active'),
    kind: 'switch',
    hint: t('crm.selling.source_active_hint'),
    isWide: true,
  };
  const shape = source ? leadSources.update.body : leadSources.create.body;
  if (!shape) return null;
  return (
    <RecordForm<LeadSource>
      title={source ? t('crm.selling.edit_source') : t('crm.selling.new_source')}
      action={source ? t('ui.save_changes') : t('crm.selling.create_source')}
      fields={source ? [name, active] : [name]}
      shape={shape}
      initial={source ?? {}}
      fixed={source ? { version: source.version } : {}}
      submit={(body) =>
        source ? update.mutateAsync({ id: source.id, body }) : create.mutateAsync(body)
      }
      done={done}
      close={close}
    />
  );
}

interface SourceListProps {
  sources: readonly LeadSource[];
  /** Left out where the person may only read. */
  edit?: ((source: LeadSource) => void) | undefined;
}

function SourceList({ sources, edit }: SourceListProps) {
  return (
    <Card p={0}>
      <ul className={classes.list}>
        {sources.map((source) => (
          <li key={source.id}>
            <Text fw={500} c={source.is_active ? undefined : 'dimmed'} className={classes.name}>
              {source.name}
            </Text>
            {!source.is_active && (
              <StatusBadge color="gray">{t('crm.selling.inactive')}</StatusBadge>
            )}
            {edit && (
              <ActionIcon
                aria-label={t('crm.selling.edit_named', { name: source.name })}
                onClick={() => edit(source)}
              >
                <IconPencil size={16} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Where business comes from. */
export function SourcesPage() {
  const canManage = useMay('stages.manage');
  const { data, error, refetch } = useQuery(leadSourcesQuery);
  const [edited, setEdited] = useState<LeadSource | 'new'>();
  const close = () => setEdited(undefined);
  const create = canManage && (
    <Button onClick={() => setEdited('new')}>{t('crm.selling.new_source')}</Button>
  );
  return (
    <SettingsPage
      title={t('crm.selling.sources')}
      text={t('crm.selling.sources_text')}
      action={create}
    >
      {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton h={280} radius="lg" />}
      {data?.length === 0 && (
        <EmptyState
          icon={IconRoute}
          title={t('crm.selling.sources_empty')}
          text={t('crm.selling.sources_empty_text')}
        />
      )}
      {data && data.length > 0 && (
        <SourceList sources={data} edit={canManage ? setEdited : undefined} />
      )}
      {edited && (
        <SourceForm
          source={edited === 'new' ? undefined : edited}
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
