import type { AuditEntry } from '@atrium/contract/identity/audit.ts';
import { auditList } from '@atrium/contract/identity/audit.ts';
import { useMemo, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { DataTable } from '../../../ui/data-table/DataTable.tsx';
import type { Column, FilterWords } from '../../../ui/data-table/types.ts';
import { PersonName } from '../../../ui/value/PersonName.tsx';
import { Dash, When } from '../../../ui/value/When.tsx';
import { AuditDialog } from './AuditDialog.tsx';
import { auditQuery } from './audit.queries.ts';

function changedFields(entry: AuditEntry): string {
  return Object.keys(entry.changes).join(', ');
}

function auditColumns(): Column<AuditEntry>[] {
  return [
    { id: 'action', label: t('settings.action'), size: 210, cell: ({ action }) => action },
    {
      id: 'at',
      label: t('settings.at'),
      size: 170,
      cell: ({ at }) => <When at={at} look="full" />,
    },
    {
      id: 'actor_id',
      label: t('settings.actor'),
      size: 180,
      cell: ({ actor_name, actor_type }) => (
        <PersonName name={actor_name ?? t(`settings.actor_${actor_type}`)} />
      ),
    },
    {
      id: 'entity',
      label: t('settings.entity'),
      size: 150,
      cell: ({ entity, entity_id }) => (entity_id ? `${entity} ${entity_id}` : entity),
    },
    {
      id: 'changes',
      label: t('settings.changes'),
      size: 240,
      cell: (entry) => changedFields(entry) || <Dash />,
    },
    { id: 'ip', label: t('settings.ip'), size: 130, cell: ({ ip }) => ip ?? <Dash /> },
  ];
}

function auditFilters(): Record<string, FilterWords> {
  return {
    action: { label: t('settings.action') },
    entity: { label: t('settings.entity') },
    entity_id: { label: t('settings.entity_id') },
    actor_type: {
      label: t('settings.actor'),
      choices: {
        user: t('settings.actor_user'),
        api_key: t('settings.actor_api_key'),
        visitor: t('settings.actor_visitor'),
        system: t('settings.actor_system'),
      },
    },
    at: { label: t('settings.at') },
  };
}

/** Who did what, and what changed. */
export function AuditPage() {
  const [opened, setOpened] = useState<AuditEntry>();
  const columns = useMemo(auditColumns, []);
  return (
    <>
      <DataTable<AuditEntry>
        name="audit"
        title={t('settings.audit')}
        declaration={auditList}
        columns={columns}
        query={auditQuery}
        nameOf={({ action }) => action}
        onOpen={setOpened}
        filters={auditFilters()}
        empty={{ title: t('settings.audit_empty') }}
      />
      {opened && <AuditDialog entry={opened} close={() => setOpened(undefined)} />}
    </>
  );
}
