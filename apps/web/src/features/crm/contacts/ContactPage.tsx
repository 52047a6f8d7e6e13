import type { ContactDetail } from '@atrium/contract/crm/contacts.ts';
import { ContactUpdate } from '@atrium/contract/crm/contacts.ts';
import { Badge } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { t } from '../../../lib/i18n.ts';
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx';
import { PagePending } from '../../../ui/feedback/PagePending.tsx';
import { MergingMenu } from '../../../ui/merging/MergingMenu.tsx';
import { ActiveItem } from '../../../ui/record-page/ActionsMenu.tsx';
import type { Section } from '../../../ui/record-page/Fields.tsx';
import { FieldValue } from '../../../ui/record-page/FieldValue.tsx';
import { FollowButton } from '../../work/following/FollowButton.tsx';
import { WorkPast } from '../../work/past/WorkPast.tsx';
import { RecordPage } from '../../../ui/record-page/RecordPage.tsx';
import { CopyButton } from '../../../ui/value/CopyButton.tsx';
import { PersonName } from '../../../ui/value/PersonName.tsx';
import { RecordLink } from '../../../ui/value/RecordLink.tsx';
import { Dash } from '../../../ui/value/When.tsx';
import { contactFields } from './contact-fields.ts';
import { contactMerging } from './contact-merging.ts';
import { contactQueries, useUpdateContact } from './contacts.queries.ts';
import { ContactRelated } from './related/ContactRelated.tsx';

function ContactMenu({ contact }: { contact: ContactDetail }) {
  const update = useUpdateContact();
  const navigate = useNavigate();
  const { id, version, is_active, can } = contact;
  if (!can.deactivate) return null;
  return (
    <MergingMenu of={contactMerging} record={contact}>
      <ActiveItem
        isActive={is_active}
        question={t('crm.contacts.deactivate')}
        change={(next) => update.mutateAsync({ id, body: { is_active: next, version } })}
        deactivated={() => void navigate({ to: '/contacts' })}
      />
    </MergingMenu>
  );
}

function factsOf(contact: ContactDetail) {
  const { email, phone } = contactFields();
  return [
    {
      label: t('crm.contacts.account'),
      value: <RecordLink type="account" id={contact.account_id} name={contact.account_name} />,
    },
    { label: t('crm.contacts.job'), value: contact.title ?? <Dash /> },
    {
      label: email.label,
      value: (
        <>
          <FieldValue field={email} value={contact.email} />{' '}
          {contact.email && (
            <CopyButton value={contact.email} label={t('crm.contacts.copy_email')} />
          )}
        </>
      ),
    },
    { label: phone.label, value: <FieldValue field={phone} value={contact.phone} /> },
    { label: t('crm.contacts.owner'), value: <PersonName name={contact.owner.name} /> },
  ];
}

function sectionsOf(): Section[] {
  const { first_name, last_name, title, email, phone, ...work } = contactFields();
  return [
    { title: t('crm.contacts.person'), fields: [first_name, last_name, title, email, phone] },
    {
      title: t('crm.contacts.work'),
      fields: [work.account_id, work.reports_to_id, work.owner_id, work.description],
    },
  ];
}

/** Everything about one person at an account. */
export function ContactPage() {
  const { id = '' } = useParams({ strict: false });
  const { data: contact, error, refetch } = useQuery(contactQueries.one(id));
  const update = useUpdateContact();
  if (error && !contact) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!contact) return <PagePending />;
  const sections = sectionsOf();
  return (
    <RecordPage<ContactDetail>
      key={contact.id}
      type="contact"
      name={contact.name}
      mark={!contact.is_active && <Badge color="gray">{t('crm.contacts.inactive')}</Badge>}
      facts={factsOf(contact)}
      actions={
        <>
          <FollowButton of={{ type: 'contact', id: contact.id }} />
          <ContactMenu contact={contact} />
        </>
      }
      row={contact}
      sections={sections}
      show={{
        account_id: (row) => (
          <RecordLink type="account" id={row.account_id} name={row.account_name} />
        ),
        reports_to_id: (row) => (
          <RecordLink type="contact" id={row.reports_to_id} name={row.reports_to_name} />
        ),
        owner_id: (row) => <PersonName name={row.owner.name} />,
      }}
      shape={ContactUpdate}
      save={(body) => update.mutateAsync({ id: contact.id, body })}
      canEdit={contact.can.update === true}
      middle={{
        label: t('ui.timeline'),
        content: (
          <WorkPast
            of={{ type: 'contact', id: contact.id }}
            timeline={contactQueries.timeline(contact.id)}
            history={contactQueries.history(contact.id)}
            fields={sections.flatMap(({ fields }) => fields)}
          />
        ),
      }}
      right={{ label: t('ui.related'), content: <ContactRelated contact={contact} /> }}
    />
  );
}
