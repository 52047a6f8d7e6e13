import type { Client } from '@atrium/contract/clients/clients.ts';
import { ClientUpdate } from '@atrium/contract/clients/clients.ts';
import type { BodyInput } from '@atrium/contract/core/route.ts';
import type { clients } from '@atrium/contract/clients/clients.ts';
import { t } from '../../../lib/i18n.ts';
import { useMay } from '../../../lib/session.queries.ts';
import { ConflictDialog } from '../../../ui/record-page/editing/ConflictDialog.tsx';
import { Fields } from '../../../ui/record-page/Fields.tsx';
import { useRecordEdit } from '../../../ui/record-page/editing/useRecordEdit.ts';
import { clientFields } from '../../clients/client-fields.tsx';
import { useUpdateClient } from '../../clients/clients.queries.ts';

/** The client's own fields, edited where they stand; the same fields as on the client's page. */
export function ProfileFields({ client }: { client: Client }) {
  const update = useUpdateClient();
  const canEdit = useMay('clients.write');
  const { name, phone, company, stage, notes } = clientFields();
  const fields = [name, phone, company, stage, notes].flatMap((field) => field ?? []);
  const edit = useRecordEdit<Client>({
    row: client,
    fields,
    shape: ClientUpdate,
    save: (body) =>
      update.mutateAsync({ id: client.id, body: body as BodyInput<typeof clients.update> }),
  });
  return (
    <>
      <Fields
        row={client}
        sections={[{ title: t('inbox.panel.profile'), fields }]}
        edit={edit}
        canEdit={canEdit}
      />
      {edit.conflict && (
        <ConflictDialog
          fields={fields}
          differences={edit.conflict.found}
          isBusy={edit.isBusy}
          save={(choices) => void edit.resolve(choices)}
          close={edit.closeConflict}
        />
      )}
    </>
  );
}
