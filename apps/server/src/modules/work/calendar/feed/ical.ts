import { addDays } from '@atrium/contract/core/calendar.ts';
import type { FeedEntry } from './feed.queries.ts';

// RFC 5545. Moments are in UTC, so no time zone has to be described; days are days everywhere.
// Calendars of Google and Apple show no VTODO of a subscription: a task is an event of its whole due date that leaves
// the person free.

export interface CalendarEntry extends FeedEntry {
  /** The same for all time. */
  uid: string;
  url: string;
}

export interface CalendarContent {
  name: string;
  time_zone: string;
  entries: readonly CalendarEntry[];
}

/** How often programs should look again. */
const REFRESH = 'PT15M';

/** A whole calendar in the iCalendar format. */
export function writeCalendar({ name, time_zone, entries }: CalendarContent): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Atrium//Calendar//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escape(name)}`,
    `X-WR-CALNAME:${escape(name)}`,
    `X-WR-TIMEZONE:${escape(time_zone)}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}`,
    `X-PUBLISHED-TTL:${REFRESH}`,
    ...entries.flatMap(eventLines),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

function eventLines(entry: CalendarEntry): string[] {
  const { uid, url, location, version, created_at, updated_at } = entry;
  const isTask = entry.type === 'Task';
  const description = descriptionOf(entry);
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${moment(updated_at)}`,
    `CREATED:${moment(created_at)}`,
    `LAST-MODIFIED:${moment(updated_at)}`,
    `SEQUENCE:${version - 1}`,
    ...spanLines(entry),
    `SUMMARY:${escape(isTask ? `☐ ${entry.subject}` : entry.subject)}`,
    ...(description ? [`DESCRIPTION:${escape(description)}`] : []),
    ...(location ? [`LOCATION:${escape(location)}`] : []),
    `URL:${url}`,
    `CATEGORIES:${isTask ? 'TASK' : 'EVENT'}`,
    `TRANSP:${isTask ? 'TRANSPARENT' : 'OPAQUE'}`,
    'STATUS:CONFIRMED',
    'END:VEVENT',
  ];
}

function descriptionOf({ what_name, who_name, description, url }: CalendarEntry): string {
  const about = [who_name, what_name].filter(Boolean).join(', ');
  return [about, description, url].filter(Boolean).join('\n\n');
}

function spanLines({ due_date, start_time, end_time, is_all_day_event }: CalendarEntry): string[] {
  if (due_date !== null) return days(due_date, addDays(due_date, 1));
  if (start_time === null || end_time === null) return [];
  if (is_all_day_event) return days(start_time.slice(0, 10), end_time.slice(0, 10));
  return [`DTSTART:${moment(start_time)}`, `DTEND:${moment(end_time)}`];
}

/** The end is the day after the last one. */
function days(first: string, end: string): string[] {
  const plain = (day: string) => day.replaceAll('-', '');
  return [`DTSTART;VALUE=DATE:${plain(first)}`, `DTEND;VALUE=DATE:${plain(end)}`];
}

/** `2026-03-02T09:00:00.000Z` → `20260302T090000Z` */
function moment(time: string): string {
  return `${time.slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** A text value; of control characters only line breaks have a way to be written. */
function escape(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replace(/[\p{Cc}]/gu, ' ');
}

const LINE_OCTETS = 75;

/** Lines of at most 75 octets, never cut within a character; what goes on begins with a space. */
function fold(line: string): string {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > LINE_OCTETS) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join('\r\n');
}
