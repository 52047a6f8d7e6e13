import type { CalendarFeed } from '@atrium/contract/work/activities/calendar.ts';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../../../../testing/problems.ts';
import { salesOf } from '../../../../testing/sales.ts';
import { openTestApp, type Staff, type TestApp } from '../../../../testing/test-app.ts';
import { workOf, type Work } from '../../../../testing/work.ts';
import { writeCalendar, type CalendarEntry } from './ical.ts';

let app: TestApp;
let ada: Staff;
let work: Work;

beforeAll(async () => {
  app = await openTestApp();
});
beforeEach(async () => {
  ada = await app.organization();
  work = workOf(ada);
});
afterAll(() => app.close());

const renew = async () => (await salesOf(ada).post<CalendarFeed>('/calendar-feed', {})).url!;
const fetchFeed = (url: string, headers = {}) =>
  app.call('GET', new URL(url).pathname, { headers });

/** The events of a calendar as a program reads them that is not ours. */
function eventsOf(text: string): ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  return calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
}

describe('the feed', () => {
  it('holds my events and open tasks, as another program reads them', async () => {
    const contact = await salesOf(ada).contact();
    await work.event({
      subject: 'Kick-off; with ünïcode, and a comma',
      description: 'First line\nSecond line',
      location: 'Main St 1, Vienna',
      who_type: 'Contact',
      who_id: contact.id,
    });
    await work.event({
      subject: 'Fair',
      is_all_day_event: true,
      start_time: '2026-03-04T00:00:00Z',
      end_time: '2026-03-06T00:00:00Z',
    });
    await work.task({ subject: 'Send the offer', due_date: '2026-03-05' });
    const done = await work.task({ subject: 'Done', due_date: '2026-03-05' });
    await work.complete(done.id);
    await work.task({ subject: 'Some day' });
    const bo = await app.colleague(ada);
    await work.event({ subject: 'Theirs', assigned_to_id: bo.id });
    const answer = await fetchFeed(await renew());
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
    const [kickOff, fair, task, ...more] = eventsOf(answer.body);
    expect(more).toEqual([]);
    expect(kickOff?.summary).toBe('Kick-off; with ünïcode, and a comma');
    expect(kickOff?.startDate.toJSDate().toISOString()).toBe('2026-03-03T10:00:00.000Z');
    expect(kickOff?.endDate.toJSDate().toISOString()).toBe('2026-03-03T11:00:00.000Z');
    expect(kickOff?.location).toBe('Main St 1, Vienna');
    expect(kickOff?.description).toMatch(/^Ana Fern\n\nFirst line\nSecond line\n\nhttp/);
    expect(fair?.startDate.isDate).toBe(true);
    expect([String(fair?.startDate), String(fair?.endDate)]).toEqual(['2026-03-04', '2026-03-06']);
    expect(task?.summary).toBe('☐ Send the offer');
    expect([String(task?.startDate), String(task?.endDate)]).toEqual(['2026-03-05', '2026-03-06']);
    expect(task?.component.getFirstPropertyValue('transp')).toBe('TRANSPARENT');
  });

  it('follows what is moved under the same name, and says when nothing is new', async () => {
    const event = await work.event();
    const url = await renew();
    const before = await fetchFeed(url);
    const headers = { 'if-none-match': String(before.headers.etag) };
    expect((await fetchFeed(url, headers)).statusCode).toBe(304);
    const start_time = '2026-03-04T14:00:00Z';
    await work.change(event.id, { start_time, end_time: '2026-03-04T15:00:00Z' });
    const after = await fetchFeed(url, headers);
    const [old, now] = [eventsOf(before.body)[0]!, eventsOf(after.body)[0]!];
    expect(now.uid).toBe(old.uid);
    expect(now.sequence).toBeGreaterThan(old.sequence);
    expect(now.startDate.toJSDate().toISOString()).toBe('2026-03-04T14:00:00.000Z');
  });
});

describe('its secret address', () => {
  it('is shown to its owner again, and ends when it is renewed or revoked', async () => {
    const read = () => salesOf(ada).get<CalendarFeed>('/calendar-feed');
    expect(await read()).toEqual({ url: null, created_at: null, last_used_at: null });
    const first = await renew();
    expect((await read()).url).toBe(first);
    await fetchFeed(first);
    expect((await read()).last_used_at).toBe('2026-03-02T09:00:00.000Z');
    const second = await renew();
    expect(second).not.toBe(first);
    expectProblem(await fetchFeed(first), 404, 'not_found');
    expect((await fetchFeed(second)).statusCode).toBe(200);
    expect((await ada.call('DELETE', '/calendar-feed')).statusCode).toBe(204);
    expectProblem(await fetchFeed(second), 404, 'not_found');
    expect((await read()).url).toBeNull();
  });

  it('is worth nothing when it is made up, or its owner is gone', async () => {
    const url = await renew();
    const other = `${url.slice(0, -5)}${url.at(-5) === 'a' ? 'b' : 'a'}.ics`;
    expectProblem(await fetchFeed(other), 404, 'not_found');
    await app.rows('UPDATE users SET is_active = false WHERE id = $1', [ada.id]);
    expectProblem(await fetchFeed(url), 404, 'not_found');
  });

  it('does not stand in the database', async () => {
    const token = /calendar\/(.+)\.ics/.exec(await renew())?.[1] ?? '?';
    const rows = await app.rows('SELECT * FROM calendar_feeds WHERE org_id = $1', [ada.org]);
    const trail = await app.rows('SELECT * FROM audit_log WHERE org_id = $1', [ada.org]);
    expect(JSON.stringify([rows, trail])).not.toContain(token);
  });
});

describe('the format', () => {
  const entry: CalendarEntry = {
    id: 1,
    type: 'Event',
    subject: '',
    description: null,
    location: null,
    due_date: null,
    start_time: '2026-03-03T10:00:00.000Z',
    end_time: '2026-03-03T11:00:00.000Z',
    is_all_day_event: false,
    what_name: null,
    who_name: null,
    created_at: '2026-03-02T09:00:00.000Z',
    updated_at: '2026-03-02T09:00:00.000Z',
    version: 1,
    uid: 'x@atrium',
    url: 'https://agency.example/activities/1',
  };
  const write = (subject: string, description: string) =>
    writeCalendar({
      name: subject,
      time_zone: 'Europe/Vienna',
      entries: [{ ...entry, subject, description }],
    });
  const plain = fc.string({ unit: 'grapheme', maxLength: 200 }).map((text) => `x${text}`);

  it('gives back any text, in lines of at most 75 octets', () => {
    fc.assert(
      fc.property(plain, plain, (subject, description) => {
        const text = write(subject, description);
        for (const line of text.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n]/);
        }
        const [event] = eventsOf(text);
        const readable = (value: string) => value.replace(/[\p{Cc}]/gu, ' ');
        expect(event?.summary).toBe(readable(subject));
        expect(event?.description).toBe(`${readable(description)}\n\n${entry.url}`);
      }),
      { numRuns: 300 },
    );
  });

  it('lets nobody write lines of his own', () => {
    const text = write('x\r\nBEGIN:VEVENT\r\nUID:evil', 'y\nEND:VCALENDAR');
    expect(text.match(/^BEGIN:VEVENT/gm)).toHaveLength(1);
    expect(eventsOf(text)[0]?.summary).toBe('x\nBEGIN:VEVENT\nUID:evil');
  });
});
