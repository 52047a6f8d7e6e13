import type { BusinessTime } from '@atrium/contract/work/sla/business-time.ts';
import type { Case } from '@atrium/contract/work/cases.ts';

export type ClockState = 'none' | 'running' | 'near' | 'late' | 'resting' | 'met' | 'missed';

/** How one clock of a case stands at a moment. */
export interface Clock {
  state: ClockState;
  /** When it is due, or was. */
  due: string | null;
  /** When it ended. */
  ended: string | null;
  /** Milliseconds of business time that are left, or since which it is late; undefined where there are none. */
  length?: number | undefined;
}

type Clocked = Pick<
  Case,
  | 'status'
  | 'closed_at'
  | 'first_response_at'
  | 'first_response_due_at'
  | 'first_response_warn_at'
  | 'resolution_due_at'
  | 'resolution_warn_at'
  | 'resolution_left_minutes'
  | 'is_first_response_breached'
  | 'is_resolution_breached'
>;

interface Moment {
  now: number;
  /** Undefined as long as the hours are not known. */
  work: BusinessTime | undefined;
}

function running(
  { due, warn }: { due: string; warn: string | null },
  { now, work }: Moment,
): Pick<Clock, 'state' | 'length'> {
  const [end, near] = [Date.parse(due), warn === null ? Infinity : Date.parse(warn)];
  if (end <= now) return { state: 'late', length: work?.between(end, now) };
  return { state: near <= now ? 'near' : 'running', length: work?.between(now, end) };
}

/** The clock of the first response. */
export function responseClock(one: Clocked, moment: Moment): Clock {
  const due = one.first_response_due_at;
  const ended = one.first_response_at;
  if (due === null) return { state: ended ? 'met' : 'none', due, ended };
  if (ended !== null || one.status === 'Closed')
    return { state: one.is_first_response_breached ? 'missed' : 'met', due, ended };
  return { ...running({ due, warn: one.first_response_warn_at }, moment), due, ended };
}

/** The clock of the resolution. */
export function resolutionClock(one: Clocked, moment: Moment): Clock {
  const due = one.resolution_due_at;
  const ended = one.closed_at;
  const { resolution_left_minutes: left } = one;
  if (ended !== null) return { state: one.is_resolution_breached ? 'missed' : 'met', due, ended };
  if (one.status === 'Waiting on Client')
    return left === null
      ? { state: 'none', due, ended }
      : { state: 'resting', due, ended, length: left * 60_000 };
  if (due === null) return { state: 'none', due, ended };
  return { ...running({ due, warn: one.resolution_warn_at }, moment), due, ended };
}

/** The clock that counts next: that of the answer, as long as it is owed. */
export function nextClock(
  one: Clocked,
  moment: Moment,
): { which: 'answer' | 'solve'; clock: Clock } {
  const answer = responseClock(one, moment);
  const isOwed = ['running', 'near', 'late'].includes(answer.state);
  if (isOwed) return { which: 'answer', clock: answer };
  return { which: 'solve', clock: resolutionClock(one, moment) };
}

/** Whole hours and minutes; a rest of less than a minute counts as one that is left. */
export function hoursAndMinutes(length: number): { hours: number; minutes: number } {
  const all = Math.ceil(length / 60_000);
  return { hours: Math.floor(all / 60), minutes: all % 60 };
}
