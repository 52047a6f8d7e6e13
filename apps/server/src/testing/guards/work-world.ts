interface Ids {
  accounts: number | string;
  contacts: number | string;
  conversations: string;
}

type Post = (path: string, body: object) => Promise<{ id: number | string }>;

/** A record of every kind of work, made through the interface; gives their ids by the first part of their paths. */
export async function addWork(post: Post, { marker, ids }: { marker: string; ids: Ids }) {
  const activity = await post('/activities', {
    type: 'Task',
    subject: marker,
    description: marker,
    due_date: '2026-03-02',
    what_type: 'Account',
    what_id: ids.accounts,
    who_type: 'Contact',
    who_id: ids.contacts,
  });
  await post('/calendar-feed', {});
  const problem = await post(`/conversations/${ids.conversations}/case`, {
    subject: marker,
    description: marker,
    account_id: ids.accounts,
  });
  return { activities: activity.id, cases: problem.id, token: 'made-up' };
}
