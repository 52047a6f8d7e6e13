import type { OutgoingMessage } from '../../connection/outbox.ts';
import type { WithDesk } from '../desk.ts';

/** Why a message did not go, and what can be done. */
export function Failed({ desk, message }: WithDesk & { message: OutgoingMessage }) {
  const { t, connection } = desk;
  const { id, reason } = message;
  const button = (text: string, name: 'retry' | 'discard') => (
    <button type="button" class="link" onClick={() => connection.run({ name, id })}>
      {text}
    </button>
  );
  return (
    <span role="alert">
      <span class="problem">{reason ? `${t('not_sent')}: ${reason}` : t('not_sent')}</span>{' '}
      {button(t('try_again'), 'retry')} {button(t('delete'), 'discard')}
    </span>
  );
}
