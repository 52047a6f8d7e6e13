import { useEffect, useEffectEvent, type RefObject } from 'react';

const FIELDS = 'input:not([type="checkbox"]), textarea, select, [contenteditable="true"]';

interface Places {
  list: RefObject<HTMLElement | null>;
  add: RefObject<HTMLInputElement | null>;
}

function step(list: HTMLElement, by: 1 | -1): void {
  const lines = [...list.querySelectorAll<HTMLElement>('[data-line]')];
  const at = lines.findIndex((line) => line.contains(document.activeElement));
  const next = at < 0 ? (by > 0 ? 0 : lines.length - 1) : at + by;
  lines[Math.min(Math.max(next, 0), lines.length - 1)]?.focus();
}

/** j and k go from line to line, x completes one, Enter opens it, n adds one. */
export function useDayKeys({ list, add }: Places): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const { target } = event;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!(target instanceof Element) || target.matches(FIELDS) || !list.current) return;
    if (document.querySelector('[aria-modal="true"]')) return;
    const line = target.closest('[data-line]');
    const act: Record<string, () => void> = {
      j: () => list.current && step(list.current, 1),
      k: () => list.current && step(list.current, -1),
      n: () => add.current?.focus(),
      x: () => line?.querySelector<HTMLElement>('input[type="checkbox"]')?.click(),
    };
    if (line === target) act.Enter = () => line.querySelector<HTMLElement>('a')?.click();
    const handler = act[event.key];
    if (!handler) return;
    event.preventDefault();
    handler();
  });
  useEffect(() => {
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
