import type { ActivityDetail } from '@atrium/contract/work/activities/activities.ts';
import type { CaseDetail } from '@atrium/contract/work/cases.ts';
import { salesOf } from './sales.ts';
import type { Staff, TestApp } from './test-app.ts';

/** Makes what people do through the interface, as a person would; fails loudly. */
export function workOf(staff: Staff) {
  const { post, get } = salesOf(staff);
  const add = (body: object) => post<ActivityDetail>('/activities', body);
  return {
    task: (body: object = {}) => add({ type: 'Task', subject: 'Send the offer', ...body }),
    /** A meeting on 2026-03-03, from ten to eleven in UTC. */
    event: (body: object = {}) =>
      add({
        type: 'Event',
        subject: 'Kick-off',
        start_time: '2026-03-03T10:00:00Z',
        end_time: '2026-03-03T11:00:00Z',
        ...body,
      }),
    call: (body: object = {}) => add({ type: 'Call', subject: 'Asked about prices', ...body }),
    open: (body: object = {}) =>
      post<CaseDetail>('/cases', { subject: 'The form sends nothing', ...body }),
    async move(id: number, body: object): Promise<CaseDetail> {
      const { version } = await get<CaseDetail>(`/cases/${id}`);
      const answer = await staff.call('PUT', `/cases/${id}`, { ...body, version });
      if (answer.statusCode !== 200) throw new Error(answer.body);
      return answer.json<CaseDetail>();
    },
    complete: (id: number) => post<ActivityDetail>(`/activities/${id}/complete`, {}),
    reopen: (id: number) => post<ActivityDetail>(`/activities/${id}/reopen`, {}),
    read: (id: number) => get<ActivityDetail>(`/activities/${id}`),
    async change(id: number, body: object): Promise<ActivityDetail> {
      const { version } = await get<ActivityDetail>(`/activities/${id}`);
      const answer = await staff.call('PUT', `/activities/${id}`, { ...body, version });
      if (answer.statusCode !== 200) throw new Error(answer.body);
      return answer.json<ActivityDetail>();
    },
  };
}

export type Work = ReturnType<typeof workOf>;

const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * 24 * HOUR_MS;
const A_MONDAY = Date.parse('2026-03-02T09:00:00Z');

/** Lets time go by until it is a Monday at nine in UTC; gives moments some days and hours after it. */
export function nextMonday(app: TestApp): (days: number, hours: number) => string {
  const over = (app.now().getTime() - A_MONDAY) % WEEK_MS;
  app.pass(over === 0 ? 0 : WEEK_MS - over);
  const begin = app.now().getTime();
  return (days, hours) => new Date(begin + (days * 24 + hours) * HOUR_MS).toISOString();
}
