import { plainText } from '@atrium/contract/core/markdown.ts';
import type { BodyOf } from '@atrium/contract/core/route.ts';
import type { CaseDetail, cases } from '@atrium/contract/work/cases.ts';
import { authorize, found, may } from '../../../../platform/policy.ts';
import { ProblemError } from '../../../../platform/problem.ts';
import type { Scope } from '../../../../platform/scope.ts';
import { readDetail } from '../cases.service.ts';
import { add } from '../create.service.ts';
import { lockTalk, openCaseOf, type Talk } from './conversations.queries.ts';

type Input = BodyOf<(typeof cases)['fromConversation']>;

const LONGEST_SUBJECT = 120;

/**
 * Makes a case of a conversation: its client, his contact and account, and whoever answers there. While it has an open
 * case a further one is made only when it is asked for.
 */
export function makeCaseOf(
  scope: Scope,
  conversation_id: string,
  { again = false, ...input }: Input,
): Promise<CaseDetail> {
  return scope.platform.db.transact(scope, async (tx) => {
    authorize(may(scope, 'conversations.read'));
    const talk = found(await lockTalk(tx, scope, conversation_id));
    const number = again ? undefined : await openCaseOf(tx, scope, conversation_id);
    if (number !== undefined) {
      const detail = `This conversation has the open case ${number} already: ask for another one with "again"`;
      throw new ProblemError('conflict', { detail });
    }
    const id = await add(tx, scope, {
      owner_id: talk.assignee_id,
      ...input,
      subject: input.subject || subjectOf(talk),
      origin: talk.channel === 'E-mail' ? 'E-mail' : talk.channel === 'API' ? 'Web' : 'Messenger',
      client_id: talk.client_id,
      conversation_id,
      is_answered: talk.is_answered,
    });
    return readDetail(tx, scope, id);
  });
}

/** What it is called where nobody says: the conversation's subject, or how the client began. */
function subjectOf({ subject, words: said, client_name }: Talk): string {
  const words = plainText(said).replaceAll(/\s+/g, ' ').trim();
  const characters = Array.from(words);
  const short =
    characters.length <= LONGEST_SUBJECT
      ? words
      : `${characters.slice(0, LONGEST_SUBJECT - 1).join('')}…`;
  return subject || short || `Conversation with ${client_name ?? 'a visitor'}`;
}
