import type { Message } from '@atrium/contract/inbox/messages.ts';
import { useCallback, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';

const END_PIXELS = 60;
const TOP_PIXELS = 240;

export interface ThreadScroll {
  conversationId: string;
  messages: readonly Message[];
  /** Unsent messages of one's own: sending one goes to the end. */
  ownCount: number;
  canGrow: boolean;
  askEarlier: () => void;
  onShown: (seq: number) => void;
}

interface Place {
  conversationId: string;
  firstSeq: number;
  ownCount: number;
  fromEnd: number;
  isAtEnd: boolean;
}

/**
 * Where the reader is. At the end new messages are followed; scrolled up, nothing moves: what is
 * added above pushes down what is below by exactly its height.
 */
export function useThreadScroll(given: ThreadScroll) {
  const { conversationId, messages, ownCount, canGrow, askEarlier, onShown } = given;
  const frame = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const place = useRef<Place>(undefined);
  const [seenUpTo, setSeenUpTo] = useState(0);
  const [isAway, setIsAway] = useState(false);
  const firstSeq = messages[0]?.seq ?? 0;
  const lastSeq = messages.at(-1)?.seq ?? 0;

  const toEnd = useCallback(() => {
    const box = frame.current;
    if (box) box.scrollTop = box.scrollHeight;
  }, []);

  useLayoutEffect(() => {
    const box = frame.current;
    if (!box) return;
    const before = place.current;
    const isNew = before?.conversationId !== conversationId;
    const isOwn = before !== undefined && ownCount > before.ownCount;
    if (isNew || isOwn || before.isAtEnd) box.scrollTop = box.scrollHeight;
    else if (firstSeq < before.firstSeq) box.scrollTop = box.scrollHeight - before.fromEnd;
    const fromEnd = box.scrollHeight - box.scrollTop;
    const isAtEnd = fromEnd - box.clientHeight < END_PIXELS;
    place.current = { conversationId, firstSeq, ownCount, fromEnd, isAtEnd };
    if (isNew) setIsAway(false);
    if (isAtEnd) setSeenUpTo(lastSeq);
  }, [conversationId, firstSeq, lastSeq, ownCount, messages]);

  useEffect(() => {
    if (seenUpTo > 0 && place.current?.isAtEnd) onShown(lastSeq);
  }, [seenUpTo, lastSeq, onShown]);

  useFollow(content, () => {
    if (place.current?.isAtEnd) toEnd();
  });

  function onScroll(): void {
    const box = frame.current;
    if (!box || !place.current) return;
    const fromEnd = box.scrollHeight - box.scrollTop;
    const isAtEnd = fromEnd - box.clientHeight < END_PIXELS;
    place.current = { ...place.current, fromEnd, isAtEnd };
    setIsAway(!isAtEnd);
    if (isAtEnd) setSeenUpTo(lastSeq);
    if (canGrow && box.scrollTop < TOP_PIXELS) askEarlier();
  }

  function toMessage(seq: number | undefined): void {
    const line = frame.current?.querySelector(`[data-seq="${seq ?? 0}"]`);
    line?.scrollIntoView({ block: 'center' });
  }

  const newCount = messages.filter((each) => each.seq > seenUpTo && each.kind !== 'event').length;
  return { frame, content, onScroll, isAway, newCount, toEnd, toMessage };
}

/** Images and fonts change heights after the messages are there. */
function useFollow(content: { current: HTMLElement | null }, follow: () => void): void {
  const grown = useEffectEvent(follow);
  useEffect(() => {
    const element = content.current;
    if (!element) return;
    const observer = new ResizeObserver(() => grown());
    observer.observe(element);
    return () => observer.disconnect();
  }, [content]);
}
