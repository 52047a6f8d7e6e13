import type { Mail } from '@atrium/contract/identity/mails.ts';
import { mailList } from '@atrium/contract/identity/mails.ts';
import { IconMail } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { DataTable } from '../../../ui/data-table/DataTable.tsx';
import type { Column, FilterWords } from '../../../ui/data-table/types.ts';
import { When } from '../../../ui/value/When.tsx';
import { MailDialog } from './MailDialog.tsx';
import { MailState, mailStateWords } from './MailState.tsx';
import { mailsQuery } from './mails.queries.ts';

function mailColumns(): Column<Mail>[] {
  return [
    { id: 'subject', label: t('settings.mail_subject'), size: 320, cell: ({ subject }) => subject },
    {
      id: 'recipient',
      label: t('settings.mail_to'),
      size: 230,
      cell: ({ recipient }) => recipient,
    },
    {
      id: 'status',
      label: t('settings.mail_state'),
      size: 110,
      cell: ({ status }) => <MailState status={status} />,
    },
    { id: 'kind', label: t('settings.mail_kind'), size: 160, cell: ({ kind }) => kind },
    {
      id: 'created_at',
      label: t('settings.mail_written'),
      size: 130,
      cell: ({ created_at }) => <When at={created_at} />,
    },
    {
      id: 'sent_at',
      label: t('settings.mail_sent'),
      size: 130,
      isHidden: true,
      cell: ({ sent_at }) => <When at={sent_at} />,
    },
    {
      id: 'attempts',
      label: t('settings.mail_tried'),
      size: 90,
      align: 'right',
      isHidden: true,
      cell: ({ attempts }) => attempts,
    },
  ];
}

function mailFilters(): Record<string, FilterWords> {
  return {
    status: { label: t('settings.mail_state'), choices: mailStateWords() },
    kind: { label: t('settings.mail_kind') },
    recipient: { label: t('settings.mail_to') },
    created_at: { label: t('settings.mail_written') },
  };
}

/** Every mail that the program wrote; without a mail server this is where it is read. */
export function MailsPage() {
  const [opened, setOpened] = useState<Mail>();
  const columns = useMemo(mailColumns, []);
  return (
    <>
      <DataTable<Mail>
        name="mails"
        title={t('settings.mails')}
        declaration={mailList}
        columns={columns}
        query={mailsQuery}
        nameOf={({ subject }) => subject}
        onOpen={setOpened}
        filters={mailFilters()}
        empty={{
          icon: IconMail,
          title: t('settings.mails_empty'),
          text: t('settings.mails_empty_text'),
        }}
      />
      {opened && <MailDialog mail={opened} close={() => setOpened(undefined)} />}
    </>
  );
}
