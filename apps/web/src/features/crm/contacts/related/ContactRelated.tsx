import type { ContactDetail } from '@atrium/contract/crm/contacts.ts';
import { Stack } from '@mantine/core';
import { t } from '../../../../lib/i18n.ts';
import { RelatedCard } from '../../../../ui/record-page/RelatedCard.tsx';
import { RelatedLine } from '../../../../ui/record-page/RelatedLine.tsx';
import { ActivitiesCard } from '../../../work/activities/ActivitiesCard.tsx';
import { FilesCard } from '../../../work/files/FilesCard.tsx';
import { CasesCard } from '../../../work/cases/CasesCard.tsx';
import { ContactClient } from './ContactClient.tsx';
import { ContactReports } from './ContactReports.tsx';

/** The deals a contact has a part in, and which. */
function ContactDeals({ contact }: { contact: ContactDetail }) {
  return (
    <RelatedCard
      type="opportunity"
      title={t('crm.contacts.deals')}
      total={contact.opportunity_count}
      empty={t('crm.contacts.deals_empty')}
      all={{ to: '/opportunities', search: { contact_id: String(contact.id) } }}
    >
      <Stack gap="xs">
        {contact.opportunities.map(({ id, name, stage, role }) => (
          <RelatedLine
            key={`${id}-${role}`}
            to={`/opportunities/${id}`}
            name={name}
            note={role}
            aside={stage}
          />
        ))}
      </Stack>
    </RelatedCard>
  );
}

/** What hangs on a contact: deals, people below, conversations. */
export function ContactRelated({ contact }: { contact: ContactDetail }) {
  return (
    <>
      <ContactDeals contact={contact} />
      <ActivitiesCard of={{ type: 'contact', id: contact.id }} />
      <ContactReports contact={contact} />
      <CasesCard
        of={{ contact_id: contact.id }}
        initial={{
          contact_id: contact.id,
          account_id: contact.account_id,
          client_id: contact.client_id,
        }}
      />
      <FilesCard of={{ type: 'contact', id: contact.id }} />
      <ContactClient contact={contact} />
    </>
  );
}
