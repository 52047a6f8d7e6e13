import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useDesk } from '../desk.ts';
import { dayName } from '../times.ts';
import { Bubble, OutgoingBubble } from './Bubble.tsx';
import type { Item } from './items.ts';

interface LogProps {
  items: Item[];
  loading: boolean;
  conversation_id: string;
  typing: string | undefined;
  staff_read_seq: number;
  children: ComponentChildren;
}

const NEAR_BOTTOM = 80;

/** Stays at the newest message while the reader is there, and where the reader is when earlier ones come. */
function useScroll(items: Item[], typing: string | undefined) {
  const box = useRef<HTMLDivElement>(null);
  const seen = useRef({ first: '', last: '', height: 0, bottom: true });
  useLayoutEffect(() => {
    const element = box.current!;
    const first = items.find((item) => item.type !== 'day')?.key ?? '';
    const last = items.at(-1);
    const before = seen.current;
    const wrote = last?.type === 'outgoing' && last.key !== before.last;
    if (before.bottom || wrote) element.scrollTop = element.scrollHeight;
    else if (first !== before.first) element.scrollTop += element.scrollHeight - before.height;
    seen.current = {
      first,
      last: last?.key ?? '',
      height: element.scrollHeight,
      bottom: atBottom(element),
    };
  }, [items, typing]);
  const onScroll = () => {
    seen.current.bottom = atBottom(box.current!);
  };
  return { box, onScroll };
}

function atBottom(element: HTMLElement): boolean {
  return element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_BOTTOM;
}

function Typing({ name }: { name: string }) {
  const { t } = useDesk();
  return (
    <div class="row theirs typing">
      <div class="bubble" aria-hidden="true">
        <i />
        <i />
        <i />
      </div>
      <span class="unseen">{t('is_writing', { name })}</span>
    </div>
  );
}

/** The messages of a conversation, read out as they come. */
export function Log(props: LogProps) {
  const { items, conversation_id } = props;
  const { t, locale, state, connection } = useDesk();
  const { box, onScroll } = useScroll(items, props.typing);
  const timeline = state.timelines[conversation_id];
  const words = { today: t('today'), yesterday: t('yesterday'), locale };
  const lastOwn = items.findLast((item) => item.type === 'message' && item.own)?.key;
  const line = (item: Item) => {
    if (item.type === 'day')
      return (
        <div key={item.key} class="day">
          {dayName(item.at, words)}
        </div>
      );
    if (item.type === 'event')
      return (
        <div key={item.key} class="day" dir="auto">
          {item.message.content}
        </div>
      );
    if (item.type === 'outgoing') return <OutgoingBubble key={item.key} message={item.message} />;
    const seen = item.message.seq <= props.staff_read_seq ? t('seen') : t('sent');
    return <Bubble key={item.key} item={item} note={item.key === lastOwn ? seen : undefined} />;
  };
  const failed = timeline?.state === 'failed';
  const button = (text: string, name: 'earlier' | 'reload') => (
    <button
      type="button"
      class="link center"
      onClick={() => connection.run({ name, conversation_id })}
    >
      {text}
    </button>
  );
  return (
    <div
      class="scroll"
      ref={box}
      onScroll={onScroll}
      tabIndex={0}
      role="log"
      aria-label={t('messages')}
    >
      {timeline?.has_earlier && button(t('show_earlier'), 'earlier')}
      {props.loading && items.length === 0 && !failed && <Skeleton label={t('loading')} />}
      {failed && (
        <div class="note">
          {t('load_failed')} {button(t('try_again'), 'reload')}
        </div>
      )}
      {items.map(line)}
      {props.children}
      {props.typing !== undefined && <Typing name={props.typing || t('team')} />}
    </div>
  );
}

function Skeleton({ label }: { label: string }) {
  return (
    <div class="skeleton" role="status" aria-label={label}>
      <i />
      <i />
      <i />
    </div>
  );
}
