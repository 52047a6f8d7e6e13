import type { Staff } from '../test-app.ts';

type Post = (path: string, body: object) => Promise<{ id: number | string }>;

/** What is said about an account and put on it; gives the ids by the first part of their paths. */
export async function addNotes(
  post: Post,
  ada: Staff,
  { marker, account }: { marker: string; account: number | string },
) {
  const subject = { subject_type: 'account', subject_id: account };
  const note = await post('/notes', { ...subject, content: marker });
  const followed = await ada.call('PUT', '/following', { ...subject, is_following: true });
  if (followed.statusCode !== 200) throw new Error(followed.body);
  return { notes: note.id };
}
