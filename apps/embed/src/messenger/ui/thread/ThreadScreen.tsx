import { Component } from 'preact';
import { LOCAL } from '../../connection/outbox.ts';
import type { WithDesk } from '../desk.ts';
import { Header } from '../Header.tsx';
import { Composer } from './Composer.tsx';
import { Log } from './Log.tsx';
import type { Item } from './items.ts';
import { threadItems } from './items.ts';

interface ThreadScreenProps extends WithDesk {
  thread: string;
  fresh?: boolean;
}

const isOwn = (item: Item) => item.type === 'outgoing' || (item.type === 'message' && item.own);

/** One conversation: what was said, and the place to write. */
export class ThreadScreen extends Component<ThreadScreenProps> {
  #opened = '';
  /** Stays while a local conversation gets its real name: what is being typed must not go with a redraw. */
  #key = '';

  override componentDidMount() {
    this.#follow();
    document.addEventListener('visibilitychange', this.#follow);
  }

  override componentDidUpdate() {
    this.#follow();
  }

  override componentWillUnmount() {
    document.removeEventListener('visibilitychange', this.#follow);
  }

  override render({ desk, thread, fresh = false }: ThreadScreenProps) {
    const { t, host, state, go, more } = desk;
    const id = this.#id;
    if (id !== this.#key && id !== state.aliases[this.#key]) this.#key = id;
    const info = state.threads.find((each) => each.id === id);
    const timeline = state.timelines[id];
    const outbox = state.outbox.filter((each) => each.thread === id || each.thread === thread);
    const items = threadItems(timeline?.messages ?? [], outbox);
    const { ask_email } = host.config.chat;
    const unknown = ask_email !== 'never' && state.visitor && !state.visitor.email && !host.claim;
    const askFirst = unknown && ask_email === 'before' && items.length === 0;
    const askAfter = unknown && items.some(isOwn);
    if ((askFirst || askAfter) && !more) void desk.loadMore();
    return (
      <>
        <Header
          desk={desk}
          title={info?.assignee_name ?? host.config.appearance.title}
          back={() => go({ screen: 'home' })}
        />
        {askFirst ? (
          <div class="scroll">{more && <more.EmailForm desk={desk} first />}</div>
        ) : (
          <>
            <Log
              key={this.#key}
              desk={desk}
              items={items}
              timeline={timeline}
              conversation_id={id}
              staff_read_seq={info?.staff_read_seq ?? 0}
            >
              {askAfter && more && <more.EmailForm desk={desk} first={false} />}
            </Log>
            {info?.status === 'Resolved' && <p class="note">{t('resolved')}</p>}
            <Composer key={this.#key} desk={desk} thread={id} fresh={fresh} />
          </>
        )}
      </>
    );
  }

  get #id(): string {
    const { desk, thread } = this.props;
    return desk.state.aliases[thread] ?? thread;
  }

  /** Loads what is shown, and says that the newest message was seen when a person can see it. */
  #follow = (): void => {
    const { desk, thread } = this.props;
    const { connection, state } = desk;
    const id = this.#id;
    if (id !== thread) return desk.go({ screen: 'thread', thread: id });
    if (id !== this.#opened && !id.startsWith(LOCAL)) {
      this.#opened = id;
      connection.run({ name: 'open', conversation_id: id });
    }
    const read = state.threads.find((each) => each.id === id)?.visitor_read_seq ?? Infinity;
    const seq = state.timelines[id]?.messages.at(-1)?.seq ?? 0;
    if (seq > read && document.visibilityState === 'visible')
      connection.run({ name: 'read', conversation_id: id, seq });
  };
}
