import type { Attachment, Message } from '@atrium/contract/inbox/messages.ts';
import type { OutgoingMessage } from '../../connection/outbox.ts';
import type { Desk, WithDesk } from '../desk.ts';
import { Text } from '../Text.tsx';
import { fullTime, timeOfDay } from '../times.ts';
import type { Item } from './items.ts';

interface BodyProps extends WithDesk {
  content: string;
  attachments: Attachment[];
  conversation_id: string;
}

function Body({ desk, content, attachments, conversation_id }: BodyProps) {
  // Signed addresses expire; the conversation brings new ones.
  const renew = () => desk.connection.run({ name: 'reload', conversation_id });
  const { more } = desk;
  if (attachments.length > 0 && !more) void desk.loadMore();
  return (
    <>
      {content && <Text desk={desk} source={content} />}
      {attachments.map(
        (file) => more && <more.FileView key={file.id} desk={desk} file={file} renew={renew} />,
      )}
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

/** A message on its way, or one that did not go. */
export function OutgoingBubble({ desk, message }: WithDesk & { message: OutgoingMessage }) {
  const { t, state, more } = desk;
  if (message.state === 'failed' && !more) void desk.loadMore();
  return (
    <div class="row own tail">
      <div class="bubble faded" dir="auto">
        <Body desk={desk} {...message} conversation_id={message.thread} />
      </div>
      <div class="state">
        {message.state === 'failed'
          ? more && <more.Failed desk={desk} message={message} />
          : t(state.status === 'offline' ? 'waiting' : 'sending')}
      </div>
    </div>
  );
}
