import type { ComponentChildren } from 'preact';
import type { Attachment, Message } from '@atrium/contract/inbox/messages.ts';
import type { OutgoingMessage } from '../../connection/outbox.ts';
import type { Desk, WithDesk } from '../desk.ts';
import { Icon } from '../Icon.tsx';
import { Markdown } from '../Markdown.tsx';
import { fullTime, timeOfDay } from '../times.ts';
import type { Item } from './items.ts';

const megabytes = (bytes: number, locale: string) =>
  new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: bytes < 1e6 ? 'kilobyte' : 'megabyte',
    maximumFractionDigits: 1,
  }).format(bytes < 1e6 ? Math.ceil(bytes / 1e3) : bytes / 1e6);

/** Files whose address was renewed once: one that fails twice is gone. */
const renewed = new Set<string>();

function FileView({ desk, file, renew }: WithDesk & { file: Attachment; renew(): void }) {
  const address = new URL(file.url, desk.host.origin);
  if (!/^https?:$/.test(address.protocol)) return null;
  const image = file.type.startsWith('image/');
  const failed = () => {
    if (renewed.has(file.id)) return;
    renewed.add(file.id);
    renew();
  };
  return (
    <a
      class={image ? 'image' : 'file'}
      href={address.href}
      target="_blank"
      rel="noopener noreferrer"
    >
      {image ? (
        <img src={address.href} alt={file.name} loading="lazy" onError={failed} />
      ) : (
        <>
          <Icon name="file" />
          <span>
            <bdi>{file.name}</bdi>
            <small>{megabytes(file.size, desk.locale)}</small>
          </span>
        </>
      )}
    </a>
  );
}

interface BodyProps extends WithDesk {
  content: string;
  attachments: Attachment[];
  conversation_id: string;
}

function Body({ desk, content, attachments, conversation_id }: BodyProps) {
  // Signed addresses expire; the conversation brings new ones.
  const renew = () => desk.connection.run({ name: 'reload', conversation_id });
  return (
    <>
      {content && <Markdown source={content} />}
      {attachments.map((file) => (
        <FileView key={file.id} desk={desk} file={file} renew={renew} />
      ))}
    </>
  );
}

type MessageItem = Extract<Item, { type: 'message' }>;

function authorOf(message: Message, { host }: Desk): string {
  return message.author_name ?? host.config.appearance.title;
}

/** A confirmed message. */
export function Bubble({ desk, item, note }: WithDesk & { item: MessageItem; note: string }) {
  const { message, own, first, last } = item;
  const { t, locale } = desk;
  const time = timeOfDay(message.created_at, locale);
  const author = first && authorOf(message, desk);
  return (
    <div class={`row ${own ? 'own' : 'theirs'} ${last || note ? 'tail' : ''}`}>
      {own && <span class="unseen">{t('you')}: </span>}
      {!own && author && (
        <div class="author">
          <bdi>{author}</bdi>
        </div>
      )}
      <div class="bubble" dir="auto" title={fullTime(message.created_at, locale)}>
        {message.deleted_at ? <em>{t('deleted')}</em> : <Body desk={desk} {...message} />}
      </div>
      {(last || note) && <div class="state">{note ? `${time} · ${note}` : time}</div>}
    </div>
  );
}

function Failed({ desk, message }: WithDesk & { message: OutgoingMessage }): ComponentChildren {
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

/** A message on its way, or one that did not go. */
export function OutgoingBubble({ desk, message }: WithDesk & { message: OutgoingMessage }) {
  const { t, state } = desk;
  return (
    <div class="row own tail">
      <div class="bubble faded" dir="auto">
        <Body desk={desk} {...message} conversation_id={message.thread} />
      </div>
      <div class="state">
        {message.state === 'failed' ? (
          <Failed desk={desk} message={message} />
        ) : (
          t(state.status === 'offline' ? 'waiting' : 'sending')
        )}
      </div>
    </div>
  );
}
