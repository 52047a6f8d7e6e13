import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { businessTime, type BusinessHours, type OpenSpan } from './business-time.ts';
import { wallClockOf } from './zoned-time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const at = (moment: string) => Date.parse(moment);
const told = (moment: number | undefined) =>
  moment === undefined ? undefined : new Date(moment).toISOString().slice(0, 16);

const NINE_TO_FIVE = [{ opens: '09:00', closes: '17:00' }];
const office = (hours: Partial<BusinessHours> = {}) =>
  businessTime({
    time_zone: 'UTC',
    week: [...Array<OpenSpan[]>(5).fill(NINE_TO_FIVE), [], []],
    holidays: [],
    ...hours,
  });
const DAY = [{ opens: '00:00', closes: '24:00' }];
const always = (time_zone: string) => office({ time_zone, week: Array<OpenSpan[]>(7).fill(DAY) });

describe('a length of work', () => {
  // 2026-03-06 is a Friday.
  it.each([
    ['2026-03-06T10:00Z', 60, '2026-03-06T11:00'],
    ['2026-03-06T16:30Z', 30, '2026-03-06T17:00'],
    ['2026-03-06T16:30Z', 31, '2026-03-09T09:01'],
    ['2026-03-06T20:00Z', 60, '2026-03-09T10:00'],
    ['2026-03-07T12:00Z', 480, '2026-03-09T17:00'],
    ['2026-03-06T06:00Z', 15, '2026-03-06T09:15'],
    ['2026-03-06T09:00Z', 5 * 480, '2026-03-12T17:00'],
  ])('from %s of %i minutes ends at %s', (from, minutes, end) => {
    expect(told(office().after(at(from), minutes * MINUTE))).toBe(end);
  });

  it('leaves out days off, and the break at noon', () => {
    const halves = [
      { opens: '09:00', closes: '12:00' },
      { opens: '13:00', closes: '17:00' },
    ];
    const work = office({
      week: [...Array<OpenSpan[]>(5).fill(halves), [], []],
      holidays: [{ date: '2026-03-09' }],
    });
    expect(told(work.after(at('2026-03-06T11:30Z'), 60 * MINUTE))).toBe('2026-03-06T13:30');
    expect(told(work.after(at('2026-03-06T16:30Z'), 60 * MINUTE))).toBe('2026-03-10T09:30');
    expect(work.isOpen(at('2026-03-06T12:30Z'))).toBe(false);
    expect(work.isOpen(at('2026-03-10T09:00Z'))).toBe(true);
    expect(work.isOpen(at('2026-03-09T10:00Z'))).toBe(false);
  });

  it('never ends where nobody ever works', () => {
    const closed = office({ week: Array<OpenSpan[]>(7).fill([]) });
    expect(closed.after(at('2026-03-06T10:00Z'), MINUTE)).toBeUndefined();
    expect(closed.between(0, at('2026-03-06T10:00Z'))).toBe(0);
  });

  it('follows the clock of the place, also over the change to summer', () => {
    // On 2026-03-29 Berlin goes from UTC+1 to UTC+2.
    const berlin = office({ time_zone: 'Europe/Berlin' });
    expect(told(berlin.after(at('2026-03-27T15:00Z'), 2 * HOUR))).toBe('2026-03-30T08:00');
    const days = always('Europe/Berlin');
    expect(days.between(at('2026-03-28T23:00Z'), at('2026-03-29T22:00Z'))).toBe(23 * HOUR);
    expect(days.between(at('2026-10-24T22:00Z'), at('2026-10-25T23:00Z'))).toBe(25 * HOUR);
  });
});

describe('the clock on the wall', () => {
  it.each([
    // What is leapt over is the moment of the leap; what comes twice is meant the first time.
    ['Europe/Berlin', '2026-03-29', 150, '2026-03-29T01:00'],
    ['Europe/Berlin', '2026-10-25', 150, '2026-10-25T00:30'],
    ['America/New_York', '2026-03-08', 150, '2026-03-08T07:00'],
    ['America/New_York', '2026-11-01', 90, '2026-11-01T05:30'],
    ['Africa/Cairo', '2026-04-24', 0, '2026-04-23T22:00'],
    ['Australia/Lord_Howe', '2026-10-04', 135, '2026-10-03T15:30'],
    ['Asia/Kathmandu', '2026-01-01', 540, '2026-01-01T03:15'],
    ['Pacific/Kiritimati', '2026-01-01', 1440, '2026-01-01T10:00'],
  ])('in %s on %s after %i minutes shows at %s', (...[zone, date, minutes, moment]) => {
    expect(told(wallClockOf(zone).momentOf(date, minutes))).toBe(moment);
  });

  it('knows the date', () => {
    expect(wallClockOf('Pacific/Kiritimati').dateAt(at('2026-03-02T10:00Z'))).toBe('2026-03-03');
    expect(wallClockOf('Pacific/Pago_Pago').dateAt(at('2026-03-02T10:59Z'))).toBe('2026-03-01');
  });
});

const zones = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'America/St_Johns',
  'Pacific/Apia',
);
const time = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const spans = fc.uniqueArray(fc.integer({ min: 0, max: 1440 }), { maxLength: 6 }).map((cuts) => {
  const sorted = cuts.toSorted((a, b) => a - b);
  return sorted.flatMap((opens, index) => {
    const closes = sorted[index + 1];
    return index % 2 === 0 && closes !== undefined
      ? [{ opens: time(opens), closes: time(closes) }]
      : [];
  });
});
const moments = fc.integer({
  min: at('2025-12-01T00:00Z') / MINUTE,
  max: at('2026-12-01T00:00Z') / MINUTE,
});
const dates = moments.map((minute) => ({
  date: new Date(minute * MINUTE).toISOString().slice(0, 10),
}));
const hours = fc.record({
  time_zone: zones,
  week: fc
    .array(spans, { minLength: 7, maxLength: 7 })
    .filter((week) => week.some((day) => day.length > 0)),
  holidays: fc.array(dates, { maxLength: 20 }),
});
const lengths = fc.integer({ min: 1, max: 5000 });

describe('whatever the hours and the place', () => {
  it('so much work lies before the end of a length of it, and the last minute of it is work', () => {
    fc.assert(
      fc.property(hours, moments, lengths, (given, minute, length) => {
        const work = businessTime(given);
        const from = minute * MINUTE;
        const end = work.after(from, length * MINUTE);
        if (end === undefined) return;
        expect(work.between(from, end)).toBe(length * MINUTE);
        expect(work.isOpen(end - 1)).toBe(true);
      }),
    );
  });

  it('a length in two parts ends where the whole does, however long it rests in between', () => {
    fc.assert(
      fc.property(hours, moments, fc.tuple(lengths, lengths), (given, minute, [first, second]) => {
        const work = businessTime(given);
        const from = minute * MINUTE;
        const middle = work.after(from, first * MINUTE);
        const whole = work.after(from, (first + second) * MINUTE);
        if (middle === undefined || whole === undefined) return;
        expect(work.after(middle, second * MINUTE)).toBe(whole);
        // Paused and taken up again: what is left is worked from there on.
        const left = (first + second) * MINUTE - work.between(from, middle);
        expect(left).toBe(second * MINUTE);
        const later = middle + 100 * HOUR;
        const resumed = work.after(later, left);
        if (resumed !== undefined) expect(work.between(later, resumed)).toBe(left);
      }),
    );
  });

  it('time between adds up, and is never more than has gone by', () => {
    fc.assert(
      fc.property(
        hours,
        fc.tuple(moments, moments, moments).map((all) => all.toSorted((a, b) => a - b)),
        (given, [a = 0, b = 0, c = 0]) => {
          const work = businessTime(given);
          const between = (from: number, to: number) => work.between(from * MINUTE, to * MINUTE);
          expect(between(a, b) + between(b, c)).toBe(between(a, c));
          expect(between(a, c)).toBeLessThanOrEqual((c - a) * MINUTE);
          expect(between(c, a)).toBe(0);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('who never closes works all the time, whatever the clocks do', () => {
    fc.assert(
      fc.property(zones, moments, lengths, (zone, minute, length) => {
        const work = always(zone);
        const from = minute * MINUTE;
        expect(work.after(from, length * MINUTE)).toBe(from + length * MINUTE);
        expect(work.between(from, from + length * MINUTE)).toBe(length * MINUTE);
      }),
    );
  });
});
