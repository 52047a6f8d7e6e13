import type { Notification } from '@atrium/contract/notifications/notifications.ts';
import type { Following } from '@atrium/contract/work/on-records/following.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../../../testing/problems.ts';
import { paymentOf, salesOf } from '../../../testing/sales.ts';
import { openTestApp, type Staff, type TestApp } from '../../../testing/test-app.ts';

let app: TestApp;
let ada: Staff;
let bo: Staff;
let deal: { id: number; account_id: number };

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  ada = await app.organization();
  bo = await app.colleague(ada);
  deal = await salesOf(ada).deal({ name: 'New Website' });
});

const subject = (type: string, id: number) => ({ subject_type: type, subject_id: id });
const follow = async (by: Staff, is_following = true, of = subject('opportunity', deal.id)) =>
  (await by.call('PUT', '/following', { ...of, is_following })).json<Following>();
const state = async (of: Staff) =>
  (
    await of.call('GET', `/following?subject_type=opportunity&subject_id=${deal.id}`)
  ).json<Following>();
const heard = async (of: Staff): Promise<Notification[]> => {
  await app.drain();
  return (await of.call('GET', '/notifications?kind=followed')).json();
};
const move = (by: Staff, stage: string, version = 1) =>
  by.call('PATCH', `/opportunities/${deal.id}`, { stage, version });

describe('following', () => {
  it('belongs to the owner by itself, to others when they say so, and ends when they say so', async () => {
    const owner = { id: ada.id, name: ada.name };
    expect(await state(ada)).toEqual({ is_following: true, followers: [owner] });
    expect((await state(bo)).is_following).toBe(false);
    expect(await follow(bo)).toEqual({
      is_following: true,
      followers: [owner, { id: bo.id, name: bo.name }],
    });
    await follow(bo, false);
    expect(await follow(ada, false)).toEqual({ is_following: false, followers: [] });
  });

  it('of a task belongs to whom it is assigned, and of a case to its owner', async () => {
    const task = { type: 'Task', subject: 'Call', assigned_to_id: bo.id };
    const made = await salesOf(ada).post<{ id: number }>('/activities', task);
    const problem = await salesOf(ada).post<{ id: number }>('/cases', {
      subject: 'Down',
      owner_id: bo.id,
    });
    const kinds = [
      ['activity', made.id],
      ['case', problem.id],
    ] as const;
    for (const [kind, id] of kinds) {
      const answer = await bo.call('GET', `/following?subject_type=${kind}&subject_id=${id}`);
      expect(answer.json<Following>().is_following).toBe(true);
    }
  });

  it('tells of a new stage, but nobody of his own doing', async () => {
    await follow(bo);
    await move(ada, 'Proposal');
    expect(await heard(bo)).toMatchObject([
      {
        summary: `${ada.name} on “New Website”: Moved to Proposal`,
        subject_type: 'opportunity',
        subject_id: String(deal.id),
      },
    ]);
    expect(await heard(ada)).toEqual([]);
  });

  it('tells of a note with its words, unless one is named in it or it was taken back', async () => {
    await follow(bo);
    const body = { ...subject('opportunity', deal.id), content: 'Call **them**' };
    await ada.call('POST', '/notes', body);
    expect(await heard(bo)).toMatchObject([{ text: 'Call them' }]);
    await ada.call('POST', '/notes', { ...body, mentioned_user_ids: [bo.id] });
    const taken = (await ada.call('POST', '/notes', body)).json<{ id: number }>();
    await ada.call('PATCH', `/notes/${taken.id}`, { is_active: false, version: 1 });
    expect(await heard(bo)).toHaveLength(1);
  });

  it('tells of payments for an order to whoever follows the account behind it', async () => {
    const order = await salesOf(ada).order();
    await follow(bo, true, subject('account', order.account_id));
    await ada.call('POST', '/payments', paymentOf({ order_id: order.id }));
    const [payment] = await heard(bo);
    expect(payment?.summary).toContain('Payment of $2,500.00 logged');
    expect(payment).toMatchObject({ subject_type: 'order', subject_id: String(order.id) });
  });

  it('is silent on what was unfollowed, also for its owner, and on small changes', async () => {
    await follow(ada, false);
    await follow(bo);
    await move(bo, 'Proposal');
    await ada.call('PATCH', `/opportunities/${deal.id}`, { next_step: 'Call', version: 2 });
    expect([await heard(ada), await heard(bo)]).toEqual([[], []]);
  });

  it('tells once, however often the event is told', async () => {
    await follow(bo);
    await move(ada, 'Proposal');
    await heard(bo);
    await app.rows(
      `INSERT INTO outbox (event_id, org_id) SELECT id, org_id FROM events WHERE org_id = $1 AND type = 'opportunity.moved'`,
      [ada.org],
    );
    expect(await heard(bo)).toHaveLength(1);
  });

  it('is silent on what happened long ago, such as what an import brings', async () => {
    await follow(bo);
    await move(ada, 'Proposal');
    app.pass(3 * 86_400_000);
    await app.drain();
    app.pass(-3 * 86_400_000);
    expect(await heard(bo)).toEqual([]);
  });

  it('is not offered for what is not there or is a stranger’s', async () => {
    const stranger = await app.organization('Strangers');
    for (const [by, id] of [
      [stranger, deal.id],
      [ada, 999_999],
    ] as const) {
      const body = { ...subject('opportunity', id), is_following: true };
      expectProblem(await by.call('PUT', '/following', body), 404, 'not_found');
    }
  });
});
