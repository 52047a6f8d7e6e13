import type { OpenSpan } from '@atrium/contract/work/sla/business-time.ts';
import type { CasePriority, SlaSettings } from '@atrium/contract/work/sla/sla.ts';
import type { Values } from '../../../../ui/record-form/fields.ts';
import { lengthOfMinutes, minutesOfLength } from './length.ts';

/** What is typed: lengths as texts, times as an input of the browser shows them. */
export interface SlaDraft extends Values {
  targets: { priority: CasePriority; first_response: string; resolution: string }[];
  week: OpenSpan[][];
  holidays: { date: string; name: string }[];
}

// An input for times knows no 24:00: the end of the day is midnight.
const shown = (time: string) => (time === '24:00' ? '00:00' : time);
const meant = (time: string) => (time === '00:00' ? '24:00' : time);

/** The settings as they are typed. */
export function draftOf({ targets, week, holidays }: SlaSettings): SlaDraft {
  return {
    targets: targets.map(({ priority, first_response_minutes, resolution_minutes }) => ({
      priority,
      first_response: lengthOfMinutes(first_response_minutes),
      resolution: lengthOfMinutes(resolution_minutes),
    })),
    week: week.map((spans) => spans.map(({ opens, closes }) => ({ opens, closes: shown(closes) }))),
    // In their order here and not when they are sent: messages come back by their places.
    holidays: holidays
      .map(({ date, name }) => ({ date, name }))
      .toSorted((a, b) => (a.date < b.date ? -1 : 1)),
  };
}

/** What is sent; what is no length goes as it was typed, so that the shape refuses it. */
export function bodyOf({ targets, week, holidays }: SlaDraft, version: number) {
  const length = (text: string) => minutesOfLength(text) ?? (text.trim() === '' ? null : text);
  return {
    targets: targets.map(({ priority, first_response, resolution }) => ({
      priority,
      first_response_minutes: length(first_response),
      resolution_minutes: length(resolution),
    })),
    week: week.map((spans) => spans.map(({ opens, closes }) => ({ opens, closes: meant(closes) }))),
    holidays,
    version,
  };
}

/** A further span of a day begins where the last one ends. */
export function nextSpan(spans: readonly OpenSpan[]): OpenSpan {
  const last = spans.at(-1);
  if (!last) return { opens: '09:00', closes: '17:00' };
  const hour = Math.min(22, Number(last.closes.slice(0, 2)) + 1);
  const time = (full: number) => `${String(full).padStart(2, '0')}:00`;
  return { opens: time(hour), closes: time(hour + 1) };
}
