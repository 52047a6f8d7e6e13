import type { Mail } from '@atrium/contract/identity/mails.ts';
import { t } from '../../../lib/i18n.ts';
import { StatusBadge } from '../../../ui/value/StatusBadge.tsx';

const COLORS: Record<Mail['status'], string> = {
  Queued: 'sky',
  Sent: 'green',
  Held: 'amber',
  Failed: 'red',
};

/** The word of each state. */
export function mailStateWords(): Record<Mail['status'], string> {
  return {
    Queued: t('settings.mail_Queued'),
    Sent: t('settings.mail_Sent'),
    Held: t('settings.mail_Held'),
    Failed: t('settings.mail_Failed'),
  };
}

/** What became of a mail. */
export function MailState({ status }: Pick<Mail, 'status'>) {
  return <StatusBadge color={COLORS[status]}>{mailStateWords()[status]}</StatusBadge>;
}
