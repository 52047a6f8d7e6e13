import type { Client } from '@atrium/contract/clients/clients.ts';
import { ClientUpdate } from '@atrium/contract/clients/clients.ts';
import { Badge, Tooltip } from '@mantine/core';
import { IconRosetteDiscountCheckFilled } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { z } from 'zod';
import { t } from '../../lib/i18n.ts';
import { useMay } from '../../lib/session.queries.ts';
import { ErrorState } from '../../ui/feedback/ErrorState.tsx';
import { PagePending } from '../../ui/feedback/PagePending.tsx';
import { ActionsMenu, ActiveItem } from '../../ui/record-page/ActionsMenu.tsx';
import { FollowButton } from '../work/following/FollowButton.tsx';
import { WorkPast } from '../work/past/WorkPast.tsx';
import { RecordPage } from '../../ui/record-page/RecordPage.tsx';
import { CopyButton } from '../../ui/value/CopyButton.tsx';
import { PersonName } from '../../ui/value/PersonName.tsx';
import { Dash, When } from '../../ui/value/When.tsx';
import { clientFields, clientName, StageBadge } from './client-fields.tsx';
import { CLIENT_PANELS } from './client-panels.ts';
import { clientQueries, useUpdateClient } from './clients.queries.ts';

function ClientMenu({ client }: { client: Client }) {
  const update = useUpdateClient();
  return (
    <ActionsMenu>
      <ActiveItem
        isActive={client.is_active}
        question={t('clients.deactivate_one', { name: clientName(client) })}
        change={(is_active) =>
          update.mutateAsync({ id: client.id, body: { is_active, version: client.version } })
        }
      />
    </ActionsMenu>
  );
}

function factsOf(client: Client) {
  return [
    {
      label: t('clients.email'),
      value: (
        <>
          {client.email} <CopyButton value={client.email} label={t('clients.copy_email')} />
        </>
      ),
    },
    { label: t('clients.company'), value: client.company ?? <Dash /> },
    { label: t('clients.stage'), value: <StageBadge stage={client.stage} /> },
    { label: t('clients.owner'), value: <PersonName name={client.owner?.name} /> },
    { label: t('clients.conversations'), value: client.conversation_count },
    { label: t('clients.last_seen'), value: <When at={client.last_seen_at} /> },
  ];
}

function marksOf(client: Client) {
  return (
    <>
      {client.is_verified && (
        <Tooltip label={t('clients.verified_hint')}>
          <IconRosetteDiscountCheckFilled
            size={18}
            color="var(--mantine-color-emerald-5)"
            aria-label={t('clients.verified')}
          />
        </Tooltip>
      )}
      {!client.is_active && <Badge color="gray">{t('clients.inactive')}</Badge>}
    </>
  );
}

/** Everything about one person: fields, timeline, and what the rooms of the house add. */
export function ClientPage() {
  const { id = '' } = useParams({ strict: false });
  const { data: client, error, refetch } = useQuery(clientQueries.one(id));
  const update = useUpdateClient();
  const canEdit = useMay('clients.write');
  if (error && !client) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!client) return <PagePending />;
  const fields = clientFields();
  const { name, email, phone, company, stage, owner_id, notes } = fields;
  const some = (...fields: (typeof name)[]) => fields.flatMap((field) => field ?? []);
  return (
    <RecordPage<Client>
      key={client.id}
      type="client"
      name={clientName(client)}
      mark={marksOf(client)}
      facts={factsOf(client)}
      actions={
        <>
          <FollowButton of={{ type: 'client', id: client.id }} />
          {canEdit && <ClientMenu client={client} />}
        </>
      }
      row={client}
      sections={[
        { title: t('clients.profile'), fields: some(name, email, phone, company) },
        { title: t('clients.relationship'), fields: some(stage, owner_id, notes) },
      ]}
      show={{
        stage: (row) => <StageBadge stage={row.stage} />,
        owner_id: (row) => <PersonName name={row.owner?.name} />,
      }}
      shape={ClientUpdate}
      save={(body) =>
        update.mutateAsync({ id: client.id, body: body as z.input<typeof ClientUpdate> })
      }
      canEdit={canEdit}
      middle={{
        label: t('ui.timeline'),
        content: (
          <WorkPast
            of={{ type: 'client', id: client.id }}
            timeline={clientQueries.timeline(client.id)}
            history={clientQueries.history(client.id)}
            fields={Object.values(fields)}
          />
        ),
      }}
      right={{
        label: t('clients.related'),
        content: CLIENT_PANELS.map((Panel) => <Panel key={Panel.name} client={client} />),
      }}
    />
  );
}
