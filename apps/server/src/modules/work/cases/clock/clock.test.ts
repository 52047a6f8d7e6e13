import { businessTime, type OpenSpan } from '@atrium/contract/work/sla/business-time.ts';
import type { CaseStatus } from '@atrium/contract/work/cases.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answered, begun, minutesLeft, moved, reckoned, type Promised } from './clock.ts';

const MINUTE = 60_000;
const NINE_TO_FIVE: OpenSpan[] = [{ opens: '09:00', closes: '17:00' }];
const week = [...Array<OpenSpan[]>(5).fill(NINE_TO_FIVE), [], []];
const work = businessTime({ time_zone: 'UTC', week, holidays: [] });
const promised = (first: number | null, resolution: number | null): Promised => ({
  target: { first_response_minutes: first, resolution_minutes: resolution },
  work,
});
const HIGH = promised(60, 240);
const at = (moment: string) => `${moment}:00.000Z`;
/** Friday at four. */
const OPENED = at('2026-03-06T16:00');
const fresh = () => begun({ status: 'New', created_at: OPENED }, HIGH);

describe('a new case', () => {
  it('is due in business hours, and warned of when four fifths are over', () => {
    expect(fresh()).toMatchObject({
      first_response_warn_at: at('2026-03-06T16:48'),
      first_response_due_at: at('2026-03-06T17:00'),
      resolution_warn_at: at('2026-03-09T11:12'),
      resolution_due_at: at('2026-03-09T12:00'),
      resolution_started_at: OPENED,
    });
  });

  it('is due never where nothing is promised', () => {
    const clocks = begun({ status: 'New', created_at: OPENED }, promised(null, null));
    expect(clocks).toMatchObject({ first_response_due_at: null, resolution_due_at: null });
  });

  it('that begins closed or waiting has a clock that rests', () => {
    const closed = begun({ status: 'Closed', created_at: OPENED }, HIGH);
    expect(closed).toMatchObject({ closed_at: OPENED, resolution_started_at: null });
    const waiting = begun({ status: 'Waiting on Client', created_at: OPENED }, HIGH);
    expect(waiting).toMatchObject({ waiting_since: OPENED, resolution_due_at: null });
  });
});

describe('the clock of the resolution', () => {
  const waiting = () =>
    moved(fresh(), { status: 'Waiting on Client', at: at('2026-03-09T10:00') }, HIGH);

  it('rests while the case waits on the client, and goes on with what it had left', () => {
    // An hour on Friday, an hour on Monday.
    expect(waiting()).toMatchObject({ resolution_due_at: null, resolution_used_seconds: 7200 });
    expect(minutesLeft(7200, 240)).toBe(120);
    const back = moved(waiting(), { status: 'In Progress', at: at('2026-03-11T16:00') }, HIGH);
    expect(back).toMatchObject({
      waiting_since: null,
      resolution_started_at: at('2026-03-11T16:00'),
      resolution_due_at: at('2026-03-12T10:00'),
      resolution_warn_at: at('2026-03-12T09:12'),
    });
  });

  it('stops when the case is closed, and reopening goes on from there', () => {
    const closed = moved(fresh(), { status: 'Closed', at: at('2026-03-06T16:30') }, HIGH);
    expect(closed).toMatchObject({
      closed_at: at('2026-03-06T16:30'),
      // By when it was due stays to be read.
      resolution_due_at: at('2026-03-09T12:00'),
      resolution_breached_at: null,
    });
    const again = moved(closed, { status: 'In Progress', at: at('2026-03-20T09:00') }, HIGH);
    expect(again).toMatchObject({ closed_at: null, resolution_due_at: at('2026-03-20T12:30') });
  });

  it('that has run out stays late, whatever it waits for', () => {
    const late = moved(fresh(), { status: 'Closed', at: at('2026-03-09T12:01') }, HIGH);
    expect(late.resolution_breached_at).toBe(at('2026-03-09T12:00'));
    const back = moved(late, { status: 'New', at: at('2026-03-10T09:00') }, HIGH);
    expect(back.resolution_breached_at).toBe(at('2026-03-09T12:00'));
    expect(back.resolution_due_at).toBe(at('2026-03-10T09:00'));
  });

  it('resting costs nothing, however often: work done until the end is what was promised', () => {
    const steps = fc.array(
      fc.tuple(
        fc.constantFrom<CaseStatus>('New', 'In Progress', 'Waiting on Client', 'Closed'),
        fc.integer({ min: 0, max: 30_000 }),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(steps, (moves) => {
        const long = promised(60, 20_000);
        let clocks = begun({ status: 'New', created_at: OPENED }, long);
        let [now, worked] = [Date.parse(OPENED), 0];
        for (const [status, minutes] of moves) {
          const then = now + minutes * MINUTE;
          if (clocks.resolution_started_at !== null) worked += work.between(now, then);
          now = then;
          clocks = moved(clocks, { status, at: new Date(now).toISOString() }, long);
        }
        const left = 20_000 * MINUTE - worked;
        if (clocks.resolution_started_at === null) {
          expect(clocks.resolution_used_seconds * 1000).toBe(worked);
        } else if (left > 0) {
          expect(work.between(now, Date.parse(clocks.resolution_due_at ?? ''))).toBe(left);
        }
      }),
    );
  });
});

describe('the first response', () => {
  it('ends its clock once', () => {
    const once = answered(fresh(), at('2026-03-06T16:20'));
    expect(once).toMatchObject({
      first_response_at: at('2026-03-06T16:20'),
      first_response_breached_at: null,
    });
    expect(answered(once, at('2026-03-06T16:40'))).toBe(once);
  });

  it('that comes late is noted as late, also before anybody has noticed', () => {
    expect(answered(fresh(), at('2026-03-06T17:01')).first_response_breached_at).toBe(
      at('2026-03-06T17:00'),
    );
  });
});

describe('another promise', () => {
  const missed = () => ({
    ...fresh(),
    first_response_warned_at: at('2026-03-06T16:48'),
    first_response_breached_at: at('2026-03-06T17:00'),
  });
  const now = at('2026-03-09T09:30');

  it('gives a late case its time again', () => {
    expect(reckoned(missed(), promised(480, 2400), now)).toMatchObject({
      first_response_due_at: at('2026-03-09T16:00'),
      first_response_warned_at: null,
      first_response_breached_at: null,
    });
  });

  it('leaves it late where it is late by that too', () => {
    expect(reckoned(missed(), promised(30, 60), now)).toMatchObject({
      first_response_due_at: at('2026-03-06T16:30'),
      first_response_breached_at: at('2026-03-06T17:00'),
    });
  });

  it('does not touch what is over', () => {
    const closed = moved(missed(), { status: 'Closed', at: now }, HIGH);
    expect(reckoned(closed, promised(480, 2400), now)).toBe(closed);
    const said = answered(fresh(), at('2026-03-06T16:20'));
    expect(reckoned(said, promised(480, 2400), now).first_response_due_at).toBe(
      said.first_response_due_at,
    );
  });
});
