import { multipart, PNG } from '../multipart.ts';
import type { Answer, Staff, TestApp } from '../test-app.ts';

function idOf(answer: Answer): number {
  if (answer.statusCode >= 300) throw new Error(answer.body);
  return answer.json<{ id: number }>().id;
}

/** What is said about an account and put on it; gives the ids by the first part of their paths. */
export async function addNotes(
  app: TestApp,
  ada: Staff,
  { marker, account }: { marker: string; account: number | string },
) {
  const subject = { subject_type: 'account', subject_id: Number(account) };
  const notes = idOf(await ada.call('POST', '/notes', { ...subject, content: marker }));
  await ada.call('PUT', '/following', { ...subject, is_following: true });
  const path = `/attachments?attachable_type=account&attachable_id=${account}`;
  const upload = { token: ada.token, ...multipart(PNG, `${marker}.png`) };
  return { notes, attachments: idOf(await app.call('POST', path, upload)) };
}
