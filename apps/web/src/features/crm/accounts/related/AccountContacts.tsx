import type { AccountDetail } from '@atrium/contract/crm/accounts.ts';
import { Stack } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../../../lib/i18n.ts';
import { RelatedCard } from '../../../../ui/record-page/RelatedCard.tsx';
import { NewRelated, RelatedLine } from '../../../../ui/record-page/RelatedLine.tsx';
import { ContactForm } from '../../contacts/ContactForm.tsx';

/** The people at an account. */
export function AccountContacts({ account }: { account: AccountDetail }) {
  const [isCreating, setCreating] = useState(false);
  return (
    <RelatedCard
      type="contact"
      title={t('crm.accounts.contacts')}
      total={account.contact_count}
      empty={t('crm.accounts.contacts_empty')}
      all={{ to: '/contacts', search: { account_id: String(account.id) } }}
      action={
        <>
          {account.can.update && (
            <NewRelated label={t('shell.new_contact')} onClick={() => setCreating(true)} />
          )}
          {isCreating && (
            <ContactForm
              initial={{ account_id: account.id }}
              created={() => undefined}
              close={() => setCreating(false)}
            />
          )}
        </>
      }
    >
      <Stack gap="xs">
        {account.contacts.map(({ id, name, title, email, phone }) => (
          <RelatedLine
            key={id}
            to={`/contacts/${id}`}
            name={name}
            note={[title, email ?? phone].filter(Boolean).join(' · ') || undefined}
          />
        ))}
      </Stack>
    </RelatedCard>
  );
}
