import type { ComponentChildren } from 'preact';
import { Component } from 'preact';
import { LOCAL } from '../../connection/outbox.ts';
import type { Timeline } from '../../connection/state.ts';
import type { WithDesk } from '../desk.ts';
import { dayName } from '../times.ts';
import { Bubble, OutgoingBubble } from './Bubble.tsx';
import type { Item } from './items.ts';

interface LogProps extends WithDesk {
  items: Item[];
  timeline: Timeline | undefined;
  conversation_id: string;
  staff_read_seq: number;
  children: ComponentChildren;
}

const NEAR_BOTTOM = 80;

function Typing({ desk: { t }, name }: WithDesk & { name: string }) {
  return (
    <div class="row theirs typing">
      <div class="bubble" aria-hidden="true">
        <i />
        <i />
        <i />
      </div>
      <span class="unseen">{t('is_writing', { name: name || t('team') })}</span>
    </div>
  );
}

function Line({ desk, item, note }: WithDesk & { item: Item; note: string }) {
  if (item.type === 'outgoing') return <OutgoingBubble desk={desk} message={item.message} />;
  if (item.type === 'message') return <Bubble desk={desk} item={item} note={note} />;
  return (
    <div class="day" dir="auto">
      {item.type === 'day' ? dayName(item.at, desk.locale) : item.message.content}
    </div>
  );
}

/** The messages of a conversation, read out as they come. */
export class Log extends Component<LogProps> {
  #box: HTMLElement | null = null;
  #first = '';
  #last = '';
  #height = 0;
  #atBottom = true;

  override componentDidMount() {
    this.#scroll();
  }

  override componentDidUpdate() {
    this.#scroll();
  }

  override render({ desk, items, timeline, conversation_id, ...props }: LogProps) {
    const { t, state, connection } = desk;
    const lastOwn = items.findLast((item) => item.type === 'message' && item.own)?.key;
    const noteOf = (item: Item) => {
      if (item.type !== 'message' || item.key !== lastOwn) return '';
      return t(item.message.seq <= props.staff_read_seq ? 'seen' : 'sent');
    };
    const button = (text: string, name: 'earlier' | 'reload') => (
      <button type="button" class="link" onClick={() => connection.run({ name, conversation_id })}>
        {text}
      </button>
    );
    const failed = timeline?.state === 'failed';
    const loading = !failed && items.length === 0 && !conversation_id.startsWith(LOCAL);
    const typing = state.typing[conversation_id];
    return (
      <div
        class="scroll log"
        ref={(element) => {
          this.#box = element;
        }}
        onScroll={this.#scrolled}
        tabIndex={0}
        role="log"
        aria-label={t('messages')}
      >
        {timeline?.has_earlier && button(t('show_earlier'), 'earlier')}
        {loading && timeline?.state !== 'ready' && <p class="note late">{t('loading')}</p>}
        {failed && <p class="note">{t('load_failed')}</p>}
        {failed && button(t('try_again'), 'reload')}
        {items.map((item) => (
          <Line key={item.key} desk={desk} item={item} note={noteOf(item)} />
        ))}
        {props.children}
        {typing !== undefined && <Typing desk={desk} name={typing} />}
      </div>
    );
  }

  #scrolled = (): void => {
    const { scrollHeight, scrollTop, clientHeight } = this.#box!;
    this.#atBottom = scrollHeight - scrollTop - clientHeight < NEAR_BOTTOM;
  };

  /** Stays at the newest message while the reader is there, and where the reader is when earlier ones come. */
  #scroll(): void {
    const box = this.#box!;
    const { items } = this.props;
    const first = items.find((item) => item.type !== 'day')?.key ?? '';
    const last = items.at(-1);
    const wrote = last?.type === 'outgoing' && last.key !== this.#last;
    if (this.#atBottom || wrote) box.scrollTop = box.scrollHeight;
    else if (first !== this.#first) box.scrollTop += box.scrollHeight - this.#height;
    this.#first = first;
    this.#last = last?.key ?? '';
    this.#height = box.scrollHeight;
    this.#scrolled();
  }
}
