import type { ActivityDetail } from '@atrium/contract/work/activities.ts';
import { salesOf } from './sales.ts';
import type { Staff } from './test-app.ts';

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
