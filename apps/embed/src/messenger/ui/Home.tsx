import type { Thread } from '@atrium/contract/inbox/messenger.ts';
import { newLocalThread } from '../connection/outbox.ts';
import type { Desk, WithDesk } from './desk.ts';
import { Header } from './Header.tsx';
import { Icon } from './Icon.tsx';
import { Text } from './Text.tsx';
import { shortTime } from './times.ts';

const RECENT = 3;

/** The open conversation, or a new one. */
function currentThread({ state }: Desk): string {
  const open = state.threads.find((thread) => thread.status !== 'Resolved');
  return open?.id ?? state.outbox[0]?.thread ?? newLocalThread();
}

/** One conversation in a list. */
export function ThreadRow({ desk, thread }: WithDesk & { thread: Thread }) {
  const { t, go, host, locale } = desk;
  const unread = thread.unread_count > 0;
  return (
    <li>
      <button
        type="button"
        class={`thread ${unread ? 'unread' : ''}`}
        onClick={() => go({ screen: 'thread', thread: thread.id })}
      >
        <span class="who">
          <bdi>{thread.subject ?? thread.assignee_name ?? host.config.appearance.title}</bdi>
          <time dateTime={thread.last_message_at}>{shortTime(thread.last_message_at, locale)}</time>
        </span>
        <span class="preview">
          <bdi>{thread.last_message_preview}</bdi>
          {unread && (
            <b aria-label={t('unread', { count: thread.unread_count })}>{thread.unread_count}</b>
          )}
        </span>
      </button>
    </li>
  );
}

/** Where the panel opens: a welcome, a way to begin, and what was said before. */
export function Home({ desk }: WithDesk) {
  const { t, host, state, go, connection } = desk;
  const { appearance, chat } = host.config;
  const write = () => go({ screen: 'thread', thread: currentThread(desk) });
  const ask = (content: string) => {
    const thread = currentThread(desk);
    go({ screen: 'thread', thread });
    const unknown = !state.visitor?.email && !host.claim;
    // The question waits in the composer while the e-mail is asked for.
    if (chat.ask_email === 'before' && unknown) return host.store.set('draft:new', content);
    host.store.set('live', '1');
    connection.send({ thread, new_conversation: false, content, attachments: [] });
  };
  const continues = state.threads.some((thread) => thread.status !== 'Resolved');
  return (
    <>
      <Header desk={desk} title={appearance.title} />
      <div class="scroll home">
        <div class="welcome" dir="auto">
          <Text desk={desk} source={appearance.welcome_text} />
        </div>
        <button type="button" class="primary" onClick={write}>
          {t(continues ? 'continue_conversation' : 'send_us_message')}
          <Icon name="next" />
        </button>
        {chat.suggested_questions.length > 0 && (
          <ul class="questions" aria-label={t('suggestions')}>
            {chat.suggested_questions.map((question) => (
              <li key={question}>
                <button type="button" dir="auto" onClick={() => ask(question)}>
                  {question}
                </button>
              </li>
            ))}
          </ul>
        )}
        {state.threads.length > 0 && (
          <>
            <h3>{t('recent')}</h3>
            <ul class="threads">
              {state.threads.slice(0, RECENT).map((thread) => (
                <ThreadRow desk={desk} key={thread.id} thread={thread} />
              ))}
            </ul>
            <button type="button" class="link" onClick={() => go({ screen: 'threads' })}>
              {t('all_conversations')}
            </button>
          </>
        )}
        <Proof desk={desk} />
      </div>
    </>
  );
}

/** The way to earlier conversations for those who can prove who they are. */
function Proof({ desk: { t, state, verify } }: WithDesk) {
  if (state.visitor?.proof === 'verified')
    return <p class="soft">{t('verified_as', { email: state.visitor.email ?? '' })}</p>;
  return (
    <button type="button" class="link" onClick={verify}>
      {t('see_earlier')}
    </button>
  );
}
