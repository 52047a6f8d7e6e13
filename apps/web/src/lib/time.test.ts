import { expect, test } from 'vitest';
import { dayIn, daysText, relativeTime, shortTime } from './time.ts';

const now = new Date(2026, 4, 20, 12, 0);
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);

test('times ago are said as people say them', () => {
  const said = [3, 45, 180, 7200, 90_000, 700_000, 40 * 86_400, 800 * 86_400].map((seconds) =>
    relativeTime(ago(seconds), now, 'en'),
  );
  expect(said).toEqual([
    'now',
    '45 seconds ago',
    '3 minutes ago',
    '2 hours ago',
    'yesterday',
    'last week',
    'last month',
    '2 years ago',
  ]);
  expect(relativeTime(ago(-180), now, 'en')).toBe('in 3 minutes');
});

test('narrow columns show the time today, the day this year, else the year too', () => {
  expect(shortTime(new Date(2026, 4, 20, 9, 5), now, 'en-US')).toMatch(/9:05/);
  expect(shortTime(new Date(2026, 1, 3), now, 'en-US')).toBe('Feb 3');
  expect(shortTime(new Date(2024, 1, 3), now, 'en-US')).toBe('Feb 3, 2024');
});

test('the day is that of the time zone', () => {
  const late = new Date('2026-03-04T23:30:00Z');
  expect(dayIn('America/New_York', late)).toBe('2026-03-04');
  expect(dayIn('Asia/Tokyo', late)).toBe('2026-03-05');
});

test('days from one to another name month and year once where they share them', () => {
  // Intl sets thin spaces around the dash.
  const plain = (first: string, last: string) => daysText(first, last, 'en').replace(/\s/g, ' ');
  expect(plain('2026-03-01', '2026-03-31')).toBe('Mar 1 – 31, 2026');
  expect(plain('2026-12-15', '2027-01-14')).toBe('Dec 15, 2026 – Jan 14, 2027');
});
