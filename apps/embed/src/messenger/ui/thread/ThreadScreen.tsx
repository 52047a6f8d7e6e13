import { useEffect, useMemo } from 'preact/hooks';
import { LOCAL } from '../../connection/outbox.ts';
import { Composer } from '../compose/Composer.tsx';
import { useDesk } from '../desk.ts';
import { Header } from '../Header.tsx';
import { EmailForm } from '../people/EmailForm.tsx';
import { Log } from './Log.tsx';
import { threadItems } from './items.ts';

/** One conversation: what was said, and the place to write. */
export function ThreadScreen({ thread, fresh }: { thread: string; fresh: boolean }) {
  const { t, host, state, connection, go, open } = useDesk();
  const id = state.aliases[thread] ?? thread;
  const local = id.startsWith(LOCAL);
  const info = state.threads.find((each) => each.id === id);
  const timeline = state.timelines[id];
  const items = useMemo(
    () =>
      threadItems(
        timeline?.messages ?? [],
        state.outbox.filter((each) => each.thread === id || each.thread === thread),
      ),
    [timeline, state.outbox, id, thread],
  );
  useEffect(() => {
    if (id !== thread) go({ screen: 'thread', thread: id });
    else if (!local) connection.run({ name: 'open', conversation_id: id });
  }, [id, thread]);
  useRead(id, open);
  const { ask_email } = host.config.chat;
  const unknown = state.visitor !== null && !state.visitor.email;
  const askFirst = ask_email === 'before' && unknown && items.length === 0 && !host.claim;
  const askAfter = ask_email !== 'never' && unknown && items.some(isOwn) && !askFirst;
  const typing = state.typing[id];
  return (
    <>
      <Header
        title={info?.assignee_name ?? host.config.appearance.title}
        back={() => go({ screen: 'home' })}
      />
      {askFirst ? (
        <div class="scroll">
          <EmailForm first />
        </div>
      ) : (
        <>
          <Log
            items={items}
            loading={!local && timeline?.state !== 'ready'}
            conversation_id={id}
            typing={typing}
            staff_read_seq={info?.staff_read_seq ?? 0}
          >
            {askAfter && <EmailForm />}
          </Log>
          {info?.status === 'Resolved' && <p class="note">{t('resolved')}</p>}
          <Composer key={id} thread={id} fresh={fresh} />
        </>
      )}
    </>
  );
}

const isOwn = (item: { type: string; own?: boolean }) => item.own || item.type === 'outgoing';

/** Says that the newest message was seen, when a person can see it. */
function useRead(id: string, open: boolean): void {
  const { state, connection } = useDesk();
  const info = state.threads.find((each) => each.id === id);
  const last = state.timelines[id]?.messages.at(-1)?.seq ?? 0;
  const due = open && info && last > info.visitor_read_seq;
  useEffect(() => {
    if (!due) return;
    const read = () => {
      if (document.visibilityState === 'visible')
        connection.run({ name: 'read', conversation_id: id, seq: last });
    };
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [due, id, last]);
}
