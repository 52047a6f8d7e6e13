type Post = (path: string, body: object) => Promise<{ id: number | string }>;

/** A record of every kind of work, made through the interface; gives their ids by the first part of their paths. */
export async function addWork(
  post: Post,
  {
    marker,
    ids,
  }: { marker: string; ids: { accounts: number | string; contacts: number | string } },
) {
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
  return { activities: activity.id, token: 'made-up' };
}
