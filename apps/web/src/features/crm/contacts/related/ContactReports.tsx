import { RELATED_ROWS } from '@atrium/contract/crm/accounts.ts';
import type { ContactDetail } from '@atrium/contract/crm/contacts.ts';
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { t } from '../../../../lib/i18n.ts';
import { RelatedCard } from '../../../../ui/record-page/RelatedCard.tsx';
import { NewRelated, RelatedLine } from '../../../../ui/record-page/RelatedLine.tsx';
import { ContactForm } from '../ContactForm.tsx';
import { contactQueries } from '../contacts.queries.ts';

/** Who reports to a contact. */
export function ContactReports({ contact }: { contact: ContactDetail }) {
  const [isCreating, setCreating] = useState(false);
  const { id, account_id, can } = contact;
  const narrowed = { reports_to_id: String(id) };
  const { data } = useQuery(contactQueries.list({ ...narrowed, per_page: String(RELATED_ROWS) }));
  return (
    <RelatedCard
      type="contact"
      title={t('crm.contacts.reports')}
      total={data?.total}
      empty={t('crm.contacts.reports_empty')}
      all={{ to: '/contacts', search: narrowed }}
      action={
        <>
          {can.update && (
            <NewRelated label={t('crm.contacts.reports_new')} onClick={() => setCreating(true)} />
          )}
          {isCreating && (
            <ContactForm
              initial={{ account_id, reports_to_id: id }}
              created={() => undefined}
              close={() => setCreating(false)}
            />
          )}
        </>
      }
    >
      <Stack gap="xs">
        {data?.rows.map((row) => (
          <RelatedLine
            key={row.id}
            to={`/contacts/${row.id}`}
            name={row.name}
            note={row.title ?? undefined}
          />
        ))}
      </Stack>
    </RelatedCard>
  );
}
