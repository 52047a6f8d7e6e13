import { useEffect, useRef } from 'preact/hooks';
import type { Message } from '@atrium/contract/inbox/messages.ts';
import type { Desk } from './desk.ts';
import { DeskContext, useDesk } from './desk.ts';
import { Home, ThreadList } from './Home.tsx';
import { VerifyScreen } from './people/VerifyScreen.tsx';
import { ThreadScreen } from './thread/ThreadScreen.tsx';

function Screen() {
  const { view } = useDesk();
  if (view.screen === 'verify') return <VerifyScreen />;
  if (view.screen === 'threads') return <ThreadList />;
  if (view.screen === 'thread')
    return <ThreadScreen thread={view.thread} fresh={view.fresh ?? false} />;
  return <Home />;
}

/** What is wrong with the connection; after a moment, as short gaps are nobody's business. */
function Banner() {
  const { t, state } = useDesk();
  if (state.status !== 'offline' && state.status !== 'refused') return null;
  return (
    <p class={`banner ${state.status}`} role="status">
      {t(state.status)}
    </p>
  );
}

function newestAnswer(desk: Desk): Message | undefined {
  return Object.values(desk.state.timelines)
    .flatMap((timeline) => timeline.messages.at(-1) ?? [])
    .filter((message) => message.author_type !== 'visitor' && message.kind === 'text')
    .toSorted((a, b) => Date.parse(b.created_at) - Date.parse(a.created_at))[0];
}

/** Tells a screen reader of an answer while the thread is not on the screen. */
function Announcer({ desk }: { desk: Desk }) {
  const newest = newestAnswer(desk);
  const heard = useRef(newest?.id);
  const shown = desk.open && desk.view.screen === 'thread';
  const news = newest && newest.id !== heard.current && !shown;
  useEffect(() => {
    if (shown) heard.current = newest?.id;
  }, [shown, newest?.id]);
  return (
    <div class="unseen" role="status">
      {news && desk.t('new_message', { name: newest.author_name ?? desk.t('team') })}
    </div>
  );
}

/** The panel, open or not. */
export function App({ desk }: { desk: Desk }) {
  return (
    <DeskContext.Provider value={desk}>
      <Announcer desk={desk} />
      {desk.open && (
        <>
          <Banner />
          <Screen />
        </>
      )}
    </DeskContext.Provider>
  );
}
