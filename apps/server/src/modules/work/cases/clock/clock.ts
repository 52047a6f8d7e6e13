import type { BusinessTime } from '@atrium/contract/work/sla/business-time.ts';
import type { CaseStatus } from '@atrium/contract/work/cases.ts';

/** What a case keeps of its two clocks. Moments are texts in UTC, as the database gives them. */
export interface Clocks {
  status: CaseStatus;
  created_at: string;
  closed_at: string | null;
  waiting_since: string | null;
  first_response_at: string | null;
  first_response_warn_at: string | null;
  first_response_due_at: string | null;
  first_response_warned_at: string | null;
  first_response_breached_at: string | null;
  resolution_started_at: string | null;
  resolution_used_seconds: number;
  resolution_warn_at: string | null;
  resolution_due_at: string | null;
  resolution_warned_at: string | null;
  resolution_breached_at: string | null;
}

const COLUMNS = [
  'status',
  'created_at',
  'closed_at',
  'waiting_since',
  'first_response_at',
  'first_response_warn_at',
  'first_response_due_at',
  'first_response_warned_at',
  'first_response_breached_at',
  'resolution_started_at',
  'resolution_used_seconds',
  'resolution_warn_at',
  'resolution_due_at',
  'resolution_warned_at',
  'resolution_breached_at',
] as const satisfies readonly (keyof Clocks)[];

/** The clocks of a case, without the rest of it. */
export function clocksOf(row: Clocks): Clocks {
  return Object.fromEntries(COLUMNS.map((column) => [column, row[column]])) as unknown as Clocks;
}

/** What is promised to a case of its priority, and in which time that is reckoned. */
export interface Promised {
  target: { first_response_minutes: number | null; resolution_minutes: number | null };
  work: BusinessTime;
}

/** Somebody is told when so much of the time is over. */
const WARNED_AFTER = 0.8;
const MINUTE_MS = 60_000;

const ms = (moment: string) => Date.parse(moment);
const textOf = (moment: number) => new Date(moment).toISOString();

/** The clocks of a case that has just been made, in a status of its own. */
export function begun(
  { status, created_at }: Pick<Clocks, 'status' | 'created_at'>,
  promised: Promised,
): Clocks {
  const nothing: Clocks = {
    status: 'New',
    created_at,
    closed_at: null,
    waiting_since: null,
    first_response_at: null,
    first_response_warn_at: null,
    first_response_due_at: null,
    first_response_warned_at: null,
    first_response_breached_at: null,
    resolution_started_at: created_at,
    resolution_used_seconds: 0,
    resolution_warn_at: null,
    resolution_due_at: null,
    resolution_warned_at: null,
    resolution_breached_at: null,
  };
  const fresh = reckoned(nothing, promised, created_at);
  return status === 'New' ? fresh : moved(fresh, { status, at: created_at }, promised);
}

/**
 * The clocks after a change of the status. The one of the resolution rests while the case waits on the client and when
 * it is closed, and goes on with what it had left.
 */
export function moved(
  before: Clocks,
  { status, at }: { status: CaseStatus; at: string },
  promised: Promised,
): Clocks {
  if (status === before.status) return before;
  const runs = status === 'New' || status === 'In Progress';
  const { resolution_started_at: started, resolution_used_seconds: used } = before;
  const more = started === null || runs ? 0 : promised.work.between(ms(started), ms(at));
  const after: Clocks = {
    ...before,
    status,
    closed_at: status === 'Closed' ? at : null,
    waiting_since: status === 'Waiting on Client' ? at : null,
    resolution_started_at: runs ? (started ?? at) : null,
    resolution_used_seconds: used + Math.round(more / 1000),
  };
  if (status !== 'Closed') return reckoned(after, promised, at);
  return { ...after, ...lateBy(before, 'resolution', at) };
}

/** The clocks once the client has been answered. */
export function answered(before: Clocks, at: string): Clocks {
  if (before.first_response_at !== null) return before;
  return { ...before, first_response_at: at, ...lateBy(before, 'first_response', at) };
}

/** A target that was missed a moment ago, which nobody has noticed yet. */
function lateBy(
  clocks: Clocks,
  which: 'first_response' | 'resolution',
  at: string,
): Partial<Clocks> {
  const due = clocks[`${which}_due_at`];
  const isLate = due !== null && ms(due) < ms(at) && clocks[`${which}_breached_at`] === null;
  return isLate ? { [`${which}_breached_at`]: due } : {};
}

/**
 * When the targets are due by what is promised now: for a new case, another priority, other hours. What is over stays
 * as it was reckoned then.
 */
export function reckoned(clocks: Clocks, { target, work }: Promised, now: string): Clocks {
  if (clocks.status === 'Closed') return clocks;
  const { created_at, first_response_at, resolution_started_at, resolution_used_seconds } = clocks;
  const first =
    first_response_at === null
      ? dueBy(work, { from: created_at, minutes: target.first_response_minutes, used: 0 })
      : { due: clocks.first_response_due_at, warn: clocks.first_response_warn_at };
  const used = resolution_used_seconds * 1000;
  const last = dueBy(work, {
    from: resolution_started_at,
    minutes: target.resolution_minutes,
    used,
  });
  return {
    ...clocks,
    first_response_due_at: first.due,
    first_response_warn_at: first.warn,
    resolution_due_at: last.due,
    resolution_warn_at: last.warn,
    ...(first_response_at === null && marks(clocks, { which: 'first_response', ...first, now })),
    ...marks(clocks, { which: 'resolution', ...last, now }),
  };
}

interface Due {
  due: string | null;
  warn: string | null;
}

function dueBy(
  work: BusinessTime,
  { from, minutes, used }: { from: string | null; minutes: number | null; used: number },
): Due {
  const nothing = { due: null, warn: null };
  if (from === null || minutes === null) return nothing;
  const whole = minutes * MINUTE_MS;
  const due = work.after(ms(from), whole - used);
  const warn = work.after(ms(from), whole * WARNED_AFTER - used);
  return due === undefined || warn === undefined
    ? nothing
    : { due: textOf(due), warn: textOf(warn) };
}

/** Who has time again is neither late nor warned; a clock that rests stays as it is. */
function marks(
  clocks: Clocks,
  { which, due, warn, now }: Due & { which: 'first_response' | 'resolution'; now: string },
): Partial<Clocks> {
  if (due === null || warn === null || ms(due) <= ms(now)) return {};
  const warned = ms(warn) > ms(now) ? null : clocks[`${which}_warned_at`];
  return { [`${which}_breached_at`]: null, [`${which}_warned_at`]: warned };
}

/** Time of work that is left to a resting clock, in minutes. */
export function minutesLeft(used_seconds: number, target: number | null): number | null {
  return target === null ? null : Math.max(0, Math.floor(target - used_seconds / 60));
}
