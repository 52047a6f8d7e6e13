import type { Client } from '@atrium/contract/clients/clients.ts';
import { ClientCreate } from '@atrium/contract/clients/clients.ts';
import type { z } from 'zod';
import { t } from '../../lib/i18n.ts';
import { notify } from '../../ui/feedback/notify.tsx';
import { RecordForm } from '../../ui/record-form/RecordForm.tsx';
import { clientFields, clientName } from './client-fields.tsx';
import { useCreateClient } from './clients.queries.ts';

/** Dialog for a new client. */
export function ClientForm({ close }: { close: () => void }) {
  const create = useCreateClient();
  const { email, name, company, phone, stage, owner_id, notes } = clientFields();
  return (
    <RecordForm<Client>
      title={t('shell.new_client')}
      action={t('clients.create')}
      fields={[email, name, company, phone, stage, owner_id, notes].flatMap((field) => field ?? [])}
      shape={ClientCreate}
      initial={{ stage: 'lead' }}
      submit={(body) => create.mutateAsync(body as z.input<typeof ClientCreate>)}
      done={(client) => {
        close();
        notify.success(
          t('ui.created_message', { kind: t('ui.record_client'), name: clientName(client) }),
          { link: { label: t('ui.view'), to: `/clients/${client.id}` } },
        );
      }}
      close={close}
    />
  );
}
