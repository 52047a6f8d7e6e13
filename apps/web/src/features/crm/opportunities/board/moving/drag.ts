/** What happens while a card is dragged. `stage` is that of the column under the pointer. */
export interface DragEvents {
  lift: () => void;
  drop: (stage: number | undefined) => void;
  /** Always the last: dropped or given up. */
  end: () => void;
}

const MOUSE_SLOP = 5;
const TOUCH_SLOP = 8;
/** A finger that rests so long lifts the card; one that moves sooner scrolls. */
const TOUCH_HOLD_MILLISECONDS = 250;
const EDGE = 56;
const EDGE_STEP = 16;

interface Lane {
  element: HTMLElement;
  stage: number;
  /** In the board's own, unscrolled measure: nothing has to be measured while it moves. */
  left: number;
  right: number;
}

function lanesOf(board: HTMLElement): Lane[] {
  const origin = board.getBoundingClientRect().left - board.scrollLeft;
  return [...board.querySelectorAll<HTMLElement>('[data-stage]')].map((element) => {
    const { left, right } = element.getBoundingClientRect();
    const stage = Number(element.dataset.stage);
    return { element, stage, left: left - origin, right: right - origin };
  });
}

/** The card's likeness under the pointer. */
function ghostOf(card: HTMLElement): HTMLElement {
  const { left, top, width, height } = card.getBoundingClientRect();
  const ghost = card.cloneNode(true) as HTMLElement;
  ghost.inert = true;
  ghost.dataset.ghost = '';
  Object.assign(ghost.style, {
    position: 'fixed',
    left: `${left}px`,
    top: `${top}px`,
    width: `${width}px`,
    height: `${height}px`,
    transform: '',
  });
  document.body.append(ghost);
  return ghost;
}

/** The click that a browser makes of the end of a drag opens nothing. */
function swallowClick(): void {
  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0);
}

/**
 * Drags a card between the columns of a board with mouse, pen or finger, by pointer events: with what browsers bring for
 * dragging, each phone would decide for itself when a finger lifts a card (docs/adr/0009). React hears of lifting and dropping only; in between, one style a frame is
 * written.
 */
class Drag {
  readonly #start: PointerEvent;
  readonly #card: HTMLElement;
  readonly #board: HTMLElement;
  readonly #events: DragEvents;
  readonly #listening = new AbortController();
  #hold: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;
  #ghost: HTMLElement | undefined;
  #lanes: Lane[] = [];
  #over: Lane | undefined;
  /** Where the board begins on the screen, and how much of it is seen. */
  #left = 0;
  #width = 0;
  #x: number;
  #y: number;

  constructor(start: PointerEvent, card: HTMLElement, events: DragEvents) {
    const board = card.closest<HTMLElement>('[data-board]');
    if (!board) throw new Error('A card is dragged on a board only');
    this.#start = start;
    this.#card = card;
    this.#board = board;
    this.#events = events;
    this.#x = start.clientX;
    this.#y = start.clientY;
    this.#listen();
    if (this.#isFinger) this.#hold = setTimeout(this.#lift, TOUCH_HOLD_MILLISECONDS);
  }

  get #isFinger(): boolean {
    return this.#start.pointerType === 'touch';
  }

  #listen(): void {
    const { signal } = this.#listening;
    window.addEventListener('pointermove', this.#move, { signal });
    window.addEventListener('pointerup', this.#up, { signal });
    window.addEventListener('pointercancel', this.#end, { signal });
    window.addEventListener('keydown', this.#press, { signal, capture: true });
    window.addEventListener('blur', this.#end, { signal });
    // A finger that rests does not call up the browser's menu.
    window.addEventListener('contextmenu', (event) => this.#ghost && event.preventDefault(), {
      signal,
    });
  }

  #move = (event: PointerEvent): void => {
    if (event.pointerId !== this.#start.pointerId) return;
    this.#x = event.clientX;
    this.#y = event.clientY;
    if (this.#ghost) return;
    const far = Math.hypot(this.#x - this.#start.clientX, this.#y - this.#start.clientY);
    if (this.#isFinger && far > TOUCH_SLOP) this.#end();
    if (!this.#isFinger && far > MOUSE_SLOP) this.#lift();
  };

  #lift = (): void => {
    clearTimeout(this.#hold);
    getSelection()?.removeAllRanges();
    this.#lanes = lanesOf(this.#board);
    this.#left = this.#board.getBoundingClientRect().left;
    this.#width = this.#board.clientWidth;
    this.#ghost = ghostOf(this.#card);
    this.#board.dataset.dragging = '';
    this.#card.dataset.lifted = '';
    if (this.#isFinger && 'vibrate' in navigator) navigator.vibrate(10);
    this.#events.lift();
    this.#paint();
  };

  /** One frame: the card under the pointer, the column under it marked, the board moved on at its edges. */
  #paint = (): void => {
    if (!this.#ghost) return;
    const dx = this.#x - this.#start.clientX;
    const dy = this.#y - this.#start.clientY;
    this.#ghost.style.transform = `translate(${dx}px, ${dy}px) rotate(1.5deg)`;
    this.#scrollAtEdges();
    const at = this.#x - this.#left + this.#board.scrollLeft;
    this.#aim(this.#lanes.find(({ left, right }) => at >= left && at < right));
    this.#frame = requestAnimationFrame(this.#paint);
  };

  #scrollAtEdges(): void {
    const inside = this.#x - this.#left;
    if (inside < EDGE) this.#board.scrollLeft -= EDGE_STEP;
    else if (inside > this.#width - EDGE) this.#board.scrollLeft += EDGE_STEP;
  }

  #aim(lane: Lane | undefined): void {
    if (lane === this.#over) return;
    delete this.#over?.element.dataset.over;
    if (lane) lane.element.dataset.over = '';
    this.#over = lane;
  }

  #up = (event: PointerEvent): void => {
    if (event.pointerId !== this.#start.pointerId) return;
    const stage = this.#over?.stage;
    if (this.#ghost) {
      swallowClick();
      this.#events.drop(stage);
    }
    this.#end();
  };

  #press = (event: KeyboardEvent): void => {
    if (!this.#ghost || event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    swallowClick();
    this.#end();
  };

  #end = (): void => {
    const wasDragged = this.#ghost !== undefined;
    clearTimeout(this.#hold);
    cancelAnimationFrame(this.#frame);
    this.#listening.abort();
    this.#aim(undefined);
    this.#ghost?.remove();
    this.#ghost = undefined;
    delete this.#board.dataset.dragging;
    delete this.#card.dataset.lifted;
    if (wasDragged) this.#events.end();
  };
}

/** Begins with a pointer that was pressed on a card; a mere click or a scrolling finger lifts nothing. */
export function beginDrag(start: PointerEvent, card: HTMLElement, events: DragEvents): void {
  if (start.button === 0 && start.isPrimary) new Drag(start, card, events);
}

/**
 * While a card is dragged the board does not scroll under the finger. It has to listen before the finger comes down: a
 * browser asks then whether somebody wants to hold it back.
 */
export function holdWhileDragging(board: HTMLElement | null): (() => void) | undefined {
  if (!board) return undefined;
  const hold = (event: TouchEvent) => {
    if (board.dataset.dragging !== undefined && event.cancelable) event.preventDefault();
  };
  board.addEventListener('touchmove', hold, { passive: false });
  return () => board.removeEventListener('touchmove', hold);
}
