import type { KeyboardEvent, PointerEvent } from 'react';
import { useState } from 'react';
import { t } from '../../../../lib/i18n.ts';
import { emptyLine, movedLine } from './line-draft.ts';
import type { LineEditing } from './useLineDraft.ts';

const CELLS = ['product_id', 'quantity', 'sale_price', 'description'] as const;
type Cell = (typeof CELLS)[number];

/** Focuses a cell as soon as its line is drawn. */
function focusCell(key: string | undefined, cell: Cell): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`[data-line="${key}"] [data-cell="${cell}"]`)?.focus(),
  );
}

function cellOf(target: EventTarget): Cell | undefined {
  const name = target instanceof HTMLElement ? target.dataset.cell : undefined;
  return CELLS.find((cell) => cell === name);
}

/**
 * The editor without a mouse: Tab walks through the cells, Tab at the end and Enter lead to the next line and make one
 * when there is none, Alt with arrows moves the line, Alt with Delete takes it out, Ctrl+Enter saves.
 */
export function useLineKeys(editing: LineEditing) {
  const { lines, setLines } = editing;
  const [said, say] = useState('');

  function add(): void {
    const line = emptyLine();
    setLines((now) => [...now, line]);
    focusCell(line.key, 'product_id');
  }

  function toNext(index: number, cell: Cell): void {
    const next = lines[index + 1];
    if (next) focusCell(next.key, cell);
    else if (lines[index]?.product_id !== null) add();
  }

  function move(index: number, step: number, cell: Cell): void {
    const line = lines[index];
    const to = index + step;
    if (!line || to < 0 || to >= lines.length) return;
    setLines((now) => movedLine(now, index, to));
    say(t('crm.opportunities.line_moved', { at: to + 1, of: lines.length }));
    focusCell(line.key, cell);
  }

  function remove(index: number): void {
    const line = lines[index];
    const beside = lines[index + 1] ?? lines[index - 1];
    setLines((now) => now.filter(({ key }) => key !== line?.key));
    focusCell(beside?.key, 'product_id');
  }

  function pressAlt(event: KeyboardEvent, index: number, cell: Cell): void {
    const steps: Record<string, number> = { ArrowUp: -1, ArrowDown: 1 };
    const step = steps[event.key];
    if (step === undefined && event.key !== 'Delete') return;
    event.preventDefault();
    event.stopPropagation();
    if (step === undefined) remove(index);
    else move(index, step, cell);
  }

  function press(event: KeyboardEvent, index: number): void {
    const cell = cellOf(event.target);
    if (!cell) return;
    if (event.altKey) return pressAlt(event, index, cell);
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const isLast = index === lines.length - 1;
    const isEnd = event.key === 'Tab' && cell === 'description' && isLast;
    // Enter in the product chooses what is marked in its list.
    const isEnter = event.key === 'Enter' && cell !== 'product_id';
    if (!isEnter && !(isEnd && lines[index]?.product_id !== null)) return;
    event.preventDefault();
    toNext(index, isEnter && !isLast ? cell : 'product_id');
  }

  return { press, add, said };
}

/**
 * Drags a line to another place by its grip, with mouse or finger. The window listens: a line that React moves would
 * lose the pointer.
 */
export function useLineDrag({ setLines, isBusy }: LineEditing) {
  return (event: PointerEvent<HTMLElement>, start: number): void => {
    const { pointerId } = event;
    const list = event.currentTarget.closest('ol');
    if (event.button !== 0 || !list || isBusy) return;
    event.preventDefault();
    const listening = new AbortController();
    const { signal } = listening;
    let index = start;
    const follow = (move: globalThis.PointerEvent) => {
      if (move.pointerId !== pointerId) return;
      const y = move.clientY;
      const rows = [...list.children].map((row) => row.getBoundingClientRect());
      const over = rows.findIndex(({ top, bottom }) => y >= top && y < bottom);
      if (over === -1 || over === index) return;
      const from = index;
      index = over;
      setLines((now) => movedLine(now, from, over));
    };
    const end = (up: globalThis.PointerEvent) => up.pointerId === pointerId && listening.abort();
    window.addEventListener('pointermove', follow, { signal });
    window.addEventListener('pointerup', end, { signal });
    window.addEventListener('pointercancel', end, { signal });
  };
}
