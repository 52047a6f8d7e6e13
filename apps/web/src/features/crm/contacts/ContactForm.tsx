import type { ContactDetail } from '@atrium/contract/crm/contacts.ts';
import { ContactCreate, contacts } from '@atrium/contract/crm/contacts.ts';
import { useNavigate } from '@tanstack/react-router';
import { t } from '../../../lib/i18n.ts';
import { useMe } from '../../../lib/session.queries.ts';
import { DuplicateWarning } from '../../../ui/duplicates/DuplicateWarning.tsx';
import { notify } from '../../../ui/feedback/notify.tsx';
import type { Values } from '../../../ui/record-form/fields.ts';
import { RecordForm } from '../../../ui/record-form/RecordForm.tsx';
import { contactFields } from './contact-fields.ts';
import { useCreateContact } from './contacts.queries.ts';

export interface ContactFormProps {
  close: () => void;
  initial?: Values;
  /** What becomes of the new contact; left out, the person lands on its page. */
  created?: (contact: ContactDetail) => void;
}

/** Dialog for a new contact. */
export function ContactForm({ close, initial, created }: ContactFormProps) {
  const create = useCreateContact();
  const navigate = useNavigate();
  const me = useMe();
  const { first_name, last_name, email, phone, title, account_id, ...rest } = contactFields();
  return (
    <RecordForm<ContactDetail>
      title={t('shell.new_contact')}
      action={t('crm.contacts.create')}
      isWide
      fields={[
        first_name,
        last_name,
        email,
        phone,
        title,
        account_id,
        rest.reports_to_id,
        rest.owner_id,
        rest.description,
      ]}
      shape={ContactCreate}
      initial={{ owner_id: me.id, ...initial }}
      submit={(body) => create.mutateAsync(body)}
      note={{
        under: 'phone',
        show: (values) => <DuplicateWarning route={contacts.duplicates} values={values} />,
      }}
      done={(contact) => {
        close();
        notify.success(t('crm.contacts.created', { name: contact.name }));
        if (created) created(contact);
        else void navigate({ to: '/contacts/$id', params: { id: String(contact.id) } });
      }}
      close={close}
    />
  );
}
