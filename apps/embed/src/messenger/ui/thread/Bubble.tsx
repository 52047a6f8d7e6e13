import type { ComponentChildren } from 'preact';
import type { Attachment, Message } from '@atrium/contract/inbox/messages.ts';
import { useDesk } from '../desk.ts';
import { Icon } from '../Icon.tsx';
import { Markdown } from '../Markdown.tsx';
import { fullTime, timeOfDay } from '../times.ts';
import type { OutgoingMessage } from '../../connection/outbox.ts';
import type { Item } from './items.ts';

function sizeOf(bytes: number, locale: string): string {
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, 'kilobyte'] : [bytes / 1e6, 'megabyte'];
  const style = { style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 } as const;
  return new Intl.NumberFormat(locale, style).format(value);
}

function FileView({ file, conversation_id }: { file: Attachment; conversation_id?: string }) {
  const { host, connection, locale } = useDesk();
  const address = new URL(file.url, host.origin);
  if (!/^https?:$/.test(address.protocol)) return null;
  const link = { href: address.href, target: '_blank', rel: 'noopener noreferrer' };
  // Signed addresses expire; the conversation brings new ones.
  const renew = () => conversation_id && connection.run({ name: 'reload', conversation_id });
  if (file.type.startsWith('image/'))
    return (
      <a class="image" {...link}>
        <img src={address.href} alt={file.name} loading="lazy" onError={once(file.url, renew)} />
      </a>
    );
  return (
    <a class="file" {...link}>
      <Icon name="file" />
      <span>
        <bdi>{file.name}</bdi>
        <small>{sizeOf(file.size, locale)}</small>
      </span>
    </a>
  );
}

const renewed = new Set<string>();

/** An address that fails twice in an instant is not renewed in a loop. */
function once(url: string, renew: () => void): () => void {
  return () => {
    const path = url.split('?')[0]!;
    if (renewed.has(path)) return;
    renewed.add(path);
    renew();
  };
}

interface BubbleProps {
  own: boolean;
  author?: string | undefined;
  title?: string;
  state?: ComponentChildren;
  children: ComponentChildren;
  faded?: boolean;
  tail?: boolean;
}

function Frame({ own, author, title, state, children, faded, tail }: BubbleProps) {
  const { t } = useDesk();
  return (
    <div class={`row ${own ? 'own' : 'theirs'} ${tail ? 'tail' : ''}`}>
      {author && (
        <div class="author">
          <bdi>{author}</bdi>
        </div>
      )}
      {own && <span class="unseen">{t('you')}: </span>}
      <div class={`bubble ${faded ? 'faded' : ''}`} dir="auto" title={title}>
        {children}
      </div>
      {state && <div class="state">{state}</div>}
    </div>
  );
}

type MessageItem = Extract<Item, { type: 'message' }>;

/** A confirmed message. */
export function Bubble({ item, note }: { item: MessageItem; note?: string | undefined }) {
  const { t, locale, host } = useDesk();
  const { message, own, first, last } = item;
  const author = own || !first ? undefined : (message.author_name ?? host.config.appearance.title);
  const time = timeOfDay(message.created_at, locale);
  return (
    <Frame
      own={own}
      author={author}
      title={fullTime(message.created_at, locale)}
      state={last ? [time, note].filter(Boolean).join(' · ') : undefined}
      faded={message.deleted_at !== null}
      tail={last}
    >
      <Content message={message} deleted={message.deleted_at !== null ? t('deleted') : null} />
    </Frame>
  );
}

function Content({ message, deleted }: { message: Message; deleted: string | null }) {
  if (deleted !== null) return <em>{deleted}</em>;
  return (
    <>
      {message.content && <Markdown source={message.content} />}
      {message.attachments.map((file) => (
        <FileView key={file.id} file={file} conversation_id={message.conversation_id} />
      ))}
    </>
  );
}

/** A message on its way, or one that did not go. */
export function OutgoingBubble({ message }: { message: OutgoingMessage }) {
  const { t, connection, state } = useDesk();
  const { id } = message;
  const waiting = state.status === 'offline' ? t('waiting') : t('sending');
  const failed = (
    <span role="alert">
      <span class="problem">
        {t('not_sent')}
        {message.reason && `: ${message.reason}`}
      </span>{' '}
      <button type="button" class="link" onClick={() => connection.run({ name: 'retry', id })}>
        {t('try_again')}
      </button>{' '}
      <button type="button" class="link" onClick={() => connection.run({ name: 'discard', id })}>
        {t('delete')}
      </button>
    </span>
  );
  return (
    <Frame own tail state={message.state === 'failed' ? failed : waiting} faded>
      {message.content && <Markdown source={message.content} />}
      {message.attachments.map((file) => (
        <FileView key={file.id} file={file} />
      ))}
    </Frame>
  );
}
