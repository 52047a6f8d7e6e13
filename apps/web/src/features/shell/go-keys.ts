import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

/** The second key after `g`, and where it leads. */
export const GO_KEYS = {
  h: '/',
  i: '/inbox',
  d: '/my-day',
  k: '/calendar',
  l: '/leads',
  a: '/accounts',
  n: '/contacts',
  o: '/opportunities',
  r: '/orders',
  p: '/payments',
  c: '/clients',
  e: '/cases',
  s: '/sites',
  ',': '/settings/profile',
} as const;

const SEQUENCE_MILLISECONDS = 1200;

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** `g` and then a letter goes to a room. */
export function useGoKeys(): void {
  const navigate = useNavigate();
  const pressedAt = useRef(0);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === 'g') {
        pressedAt.current = event.timeStamp;
        return;
      }
      const isSecond = event.timeStamp - pressedAt.current < SEQUENCE_MILLISECONDS;
      pressedAt.current = 0;
      if (!isSecond || !(event.key in GO_KEYS)) return;
      event.preventDefault();
      // The letter belongs to the sequence, not to a shortcut of the screen.
      event.stopImmediatePropagation();
      void navigate({ to: GO_KEYS[event.key as keyof typeof GO_KEYS] });
    };
    document.documentElement.addEventListener('keydown', press, { capture: true });
    return () => {
      document.documentElement.removeEventListener('keydown', press, { capture: true });
    };
  }, [navigate]);
}
