import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestApp, type Staff, type TestApp } from '../../../../testing/test-app.ts';
import { workOf, type Work } from '../../../../testing/work.ts';
import { remindOfActivities } from './remind.ts';

const MINUTE_MS = 60_000;

let app: TestApp;
let ada: Staff;
let work: Work;

// Each test has a time of its own: it begins at nine on 2026-03-02, in UTC.
beforeEach(async () => {
  app = await openTestApp();
  ada = await app.organization();
  work = workOf(ada);
});
afterEach(() => app.close());

const look = () => remindOfActivities.sweep(app.platform);
/** Whom the bells tell what; the mails must say the same. */
async function told(): Promise<string[]> {
  const bells = await app.rows<{ told: string }>(
    `SELECT u.email || ' ' || n.summary AS told FROM notifications n JOIN users u ON u.id = n.user_id
     WHERE n.kind = 'reminder' ORDER BY 1`,
  );
  const mails = await app.rows<{ told: string }>(
    `SELECT recipient || ' ' || subject AS told FROM mails WHERE kind = 'notification_reminder' ORDER BY 1`,
  );
  expect(mails).toEqual(bells);
  return bells.map((bell) => bell.told);
}

it('people are reminded when the moment has come, once, however often somebody looks', async () => {
  const bo = await app.colleague(ada);
  await work.task({ due_date: '2026-03-02', reminder_at: '2026-03-02T09:30:00Z' });
  await work.event({ assigned_to_id: bo.id, reminder_at: '2026-03-02T09:30:00Z' });
  await look();
  expect(await told()).toEqual([]);
  app.pass(30 * MINUTE_MS);
  await Promise.all([look(), look(), look()]);
  await look();
  expect(await told()).toEqual([
    `${ada.email} Send the offer: due 2026-03-02`,
    `${bo.email} Kick-off: starts 2026-03-03 10:00`,
  ]);
});

it('a reminder that was moved reminds again; what is done or gone reminds nobody', async () => {
  const reminder_at = '2026-03-02T09:10:00Z';
  const moved = await work.task({ subject: 'Moved', reminder_at });
  const done = await work.task({ subject: 'Done', reminder_at });
  const gone = await work.task({ subject: 'Gone', reminder_at });
  await work.complete(done.id);
  await work.change(gone.id, { is_active: false });
  app.pass(10 * MINUTE_MS);
  await look();
  expect(await told()).toEqual([`${ada.email} Moved: to do`]);
  await work.change(moved.id, { reminder_at: '2026-03-02T09:40:00Z' });
  await look();
  app.pass(30 * MINUTE_MS);
  await look();
  await look();
  expect(await told()).toHaveLength(2);
});

it('the clock of the person stands in the mail', async () => {
  await app.rows(`UPDATE users SET time_zone = 'Asia/Tokyo' WHERE id = $1`, [ada.id]);
  await work.event({ location: 'Room 2', reminder_at: '2026-03-02T09:10:00Z' });
  app.pass(10 * MINUTE_MS);
  await look();
  expect(await told()).toEqual([`${ada.email} Kick-off: starts 2026-03-03 19:00`]);
  const [mail] = await app.rows<{ text: string }>(
    `SELECT text FROM mails WHERE kind = 'notification_reminder'`,
  );
  expect(mail?.text).toContain('Room 2');
});
