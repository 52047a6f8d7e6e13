import type { Client } from '@atrium/contract/clients/clients.ts';
import { t } from '../../lib/i18n.ts';
import type { Column, FilterWords } from '../../ui/data-table/types.ts';
import { PersonName } from '../../ui/value/PersonName.tsx';
import { StatusBadge } from '../../ui/value/StatusBadge.tsx';
import { Dash, When } from '../../ui/value/When.tsx';
import { userLookup } from '../settings/users/users.queries.ts';
import { clientFields, clientName, StageBadge, stageWords } from './client-fields.tsx';

/** The columns of the list of clients. */
export function clientColumns(): Column<Client>[] {
  const fields = clientFields();
  return [
    { id: 'name', label: t('clients.name'), size: 230, cell: clientName, field: fields.name },
    {
      id: 'email',
      label: t('clients.email'),
      size: 230,
      cell: ({ email }) => email,
      field: fields.email,
    },
    {
      id: 'company',
      label: t('clients.company'),
      field: fields.company,
      size: 180,
      cell: ({ company }) => company ?? <Dash />,
    },
    {
      id: 'stage',
      label: t('clients.stage'),
      field: fields.stage,
      size: 120,
      cell: ({ stage }) => <StageBadge stage={stage} />,
    },
    {
      id: 'owner_id',
      label: t('clients.owner'),
      field: fields.owner_id,
      size: 170,
      cell: ({ owner }) => <PersonName name={owner?.name} />,
    },
    {
      id: 'conversation_count',
      label: t('clients.conversations'),
      size: 120,
      align: 'right',
      cell: ({ conversation_count }) => conversation_count,
    },
    {
      id: 'last_seen_at',
      label: t('clients.last_seen'),
      size: 140,
      cell: ({ last_seen_at }) => <When at={last_seen_at} />,
    },
    {
      id: 'created_at',
      label: t('clients.created'),
      size: 120,
      cell: ({ created_at }) => <When at={created_at} look="short" />,
    },
    {
      id: 'phone',
      label: t('clients.phone'),
      field: fields.phone,
      isHidden: true,
      cell: ({ phone }) => phone ?? <Dash />,
    },
    {
      id: 'is_active',
      label: t('clients.state'),
      isHidden: true,
      size: 120,
      cell: ({ is_active }) => (
        <StatusBadge color={is_active ? 'green' : 'gray'}>
          {is_active ? t('clients.active') : t('clients.inactive')}
        </StatusBadge>
      ),
    },
  ];
}

/** The words of the filterable columns. */
export function clientFilters(): Record<string, FilterWords> {
  return {
    stage: { label: t('clients.stage'), choices: stageWords() },
    owner_id: { label: t('clients.owner'), lookup: userLookup },
    email: { label: t('clients.email') },
    name: { label: t('clients.name') },
    company: { label: t('clients.company') },
    is_active: { label: t('clients.active') },
    is_verified: { label: t('clients.verified') },
    created_at: { label: t('clients.created') },
    last_seen_at: { label: t('clients.last_seen') },
  };
}
