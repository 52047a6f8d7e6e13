import { Component } from 'preact';
import type { Desk, WithDesk } from './desk.ts';
import { Home } from './Home.tsx';
import { ThreadScreen } from './thread/ThreadScreen.tsx';

function Screen({ desk }: WithDesk) {
  const { view, more } = desk;
  if (view.screen === 'verify') return more && <more.VerifyScreen desk={desk} />;
  if (view.screen === 'threads') return more && <more.ThreadList desk={desk} />;
  if (view.screen === 'thread') return <ThreadScreen desk={desk} {...view} />;
  return <Home desk={desk} />;
}

/** What is wrong with the connection; after a moment, as short gaps are nobody's business. */
function Banner({ desk: { t, state } }: WithDesk) {
  if (state.status !== 'offline' && state.status !== 'refused') return null;
  return (
    <p class={`banner ${state.status}`} role="status">
      {t(state.status)}
    </p>
  );
}

/** Tells a screen reader of an answer that is not on the screen. */
class Announcer extends Component<WithDesk> {
  #unread: number | undefined;
  #text = '';

  override render({ desk }: WithDesk) {
    const shown = desk.open && desk.view.screen === 'thread';
    const thread = desk.state.threads.find((each) => each.unread_count > 0);
    const unread = thread?.unread_count ?? 0;
    const news = !shown && thread && this.#unread !== undefined && unread > this.#unread;
    if (desk.state.visitor) this.#unread = unread;
    if (news) this.#text = desk.t('new_message', { name: thread.assignee_name ?? desk.t('team') });
    if (shown || unread === 0) this.#text = '';
    return this.#text;
  }
}

/** The panel, open or not. */
export function App({ desk }: { desk: Desk }) {
  return (
    <>
      <div class="unseen" role="status">
        <Announcer desk={desk} />
      </div>
      {desk.open && <Banner desk={desk} />}
      {desk.open && <Screen desk={desk} />}
    </>
  );
}
