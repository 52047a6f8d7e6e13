import { useEffect, useEffectEvent } from 'react';
import type { InboxAction, KeyPress } from './keymap.ts';
import { actionOf } from './keymap.ts';

const FIELDS = 'input, textarea, select, [contenteditable="true"]';
const CONTROLS = 'a, button, [role="button"], [role="option"], [role="menuitem"]';
const LAYERS = '[role="dialog"], [role="menu"]';

function pressOf(event: KeyboardEvent): KeyPress {
  const target = event.target instanceof Element ? event.target : document.body;
  return {
    key: event.key,
    ctrlKey: event.ctrlKey,
    metaKey: event.metaKey,
    altKey: event.altKey,
    isComposing: event.isComposing,
    inField: target.matches(FIELDS),
    onControl: target.matches(CONTROLS),
    inLayer:
      target.closest(LAYERS) !== null || document.querySelector('[aria-modal="true"]') !== null,
  };
}

/** Hears single keys for as long as the component is on screen; says nothing about other keys. */
export function useInboxKeys(handlers: Partial<Record<InboxAction, () => void>>): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const press = pressOf(event);
    const action = actionOf(press);
    const handler = action && handlers[action];
    if (!handler) return;
    event.preventDefault();
    handler();
  });
  useEffect(() => {
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
}
