import type { Mail, MailWithContent } from '@atrium/contract/identity/mails.ts';
import { Alert, Modal, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx';
import { When } from '../../../ui/value/When.tsx';
import classes from '../settings.module.css';
import { mailQuery } from './mails.queries.ts';
import { MailState } from './MailState.tsx';

type Look = 'plain' | 'as_sent';

/** The mail as it looks, where no script can run; its links open beside the app. */
function Sheet({ mail }: { mail: MailWithContent }) {
  return (
    <iframe
      className={classes.sheet}
      title={t('settings.mail_content')}
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      referrerPolicy="no-referrer"
      srcDoc={mail.html.replace('<head>', '<head><base target="_blank">')}
    />
  );
}

function Notice({ mail }: { mail: Mail }) {
  if (mail.status !== 'Held' && mail.status !== 'Failed') return null;
  return (
    <Alert
      color={mail.status === 'Held' ? 'amber' : 'red'}
      icon={<IconInfoCircle size={18} />}
      py="xs"
    >
      {mail.status === 'Held'
        ? t('settings.mail_held_text')
        : t('settings.mail_failed_text', { error: mail.error ?? '' })}
    </Alert>
  );
}

/** One mail, to be read. */
export function MailDialog({ mail, close }: { mail: Mail; close: () => void }) {
  const [look, setLook] = useState<Look>('as_sent');
  const { data, error, refetch } = useQuery(mailQuery(mail.id));
  return (
    <Modal
      opened
      onClose={close}
      size={760}
      title={mail.subject}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Stack gap="sm">
        <Text fz="sm" c="dimmed" component="div" style={{ overflowWrap: 'anywhere' }}>
          {t('settings.mail_to')} {mail.recipient} · <When at={mail.created_at} look="full" /> ·{' '}
          <MailState status={mail.status} />
        </Text>
        <Notice mail={mail} />
        <SegmentedControl
          size="xs"
          aria-label={t('settings.mail_content')}
          value={look}
          onChange={(next) => setLook(next === 'plain' ? 'plain' : 'as_sent')}
          data={[
            { value: 'as_sent', label: t('settings.mail_as_sent') },
            { value: 'plain', label: t('settings.mail_plain') },
          ]}
          style={{ alignSelf: 'flex-start' }}
        />
        {error && <ErrorState error={error} retry={() => void refetch()} />}
        {!data && !error && <Skeleton h={400} />}
        {data && look === 'as_sent' && <Sheet mail={data} />}
        {data && look === 'plain' && <pre className={classes.plain}>{data.text}</pre>}
      </Stack>
    </Modal>
  );
}
