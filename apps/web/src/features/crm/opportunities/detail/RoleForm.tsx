import type { ContactRole } from '@atrium/contract/crm/line-items.ts';
import { CONTACT_ROLES, contactRoles } from '@atrium/contract/crm/line-items.ts';
import type { OpportunityDetail } from '@atrium/contract/crm/opportunities.ts';
import { t } from '../../../../lib/i18n.ts';
import { notify } from '../../../../ui/feedback/notify.tsx';
import type { Field } from '../../../../ui/record-form/fields.ts';
import { RecordForm } from '../../../../ui/record-form/RecordForm.tsx';
import { contactLookupOf } from '../../contacts/contacts.queries.ts';
import { useRoles } from './roles.queries.ts';

export interface RoleFormProps {
  deal: OpportunityDetail;
  /** The one that is changed; left out, a contact is added. */
  role?: ContactRole;
  close: () => void;
}

/** Dialog for the part of a contact in a deal; only contacts of the deal's account are found. */
export function RoleForm({ deal, role, close }: RoleFormProps) {
  const { add, change } = useRoles(deal.id);
  const contact: Field = {
    name: 'contact_id',
    label: t('ui.record_contact'),
    kind: 'lookup',
    lookup: contactLookupOf(deal.account_id),
    isRequired: true,
    isWide: true,
  };
  const part: Field = {
    name: 'role',
    label: t('crm.opportunities.role'),
    kind: 'choice',
    choices: CONTACT_ROLES.map((value) => ({ value, label: value })),
    isRequired: true,
    isWide: true,
  };
  return (
    <RecordForm<ContactRole>
      title={role ? role.contact_name : t('crm.opportunities.role_add')}
      action={role ? t('ui.save_changes') : t('crm.opportunities.role_add')}
      fields={role ? [part] : [contact, part]}
      shape={role ? contactRoles.update.body : contactRoles.add.body}
      initial={{ role: role?.role ?? 'Decision Maker' }}
      fixed={role ? { version: role.version } : {}}
      submit={(body) =>
        role
          ? change.mutateAsync({ role_id: role.id, body: contactRoles.update.body.parse(body) })
          : add.mutateAsync(contactRoles.add.body.parse(body))
      }
      done={() => {
        close();
        notify.success(t('ui.save_successful'));
      }}
      close={close}
    />
  );
}
