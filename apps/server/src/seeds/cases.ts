import { addCase, makeCaseOf, updateCase } from '../modules/work/index.ts';
import type { Scope } from '../platform/scope.ts';
import { PROBLEMS, type Problem } from './problems.ts';
import type { Random } from './random.ts';

const HOUR_MS = 3_600_000;
/** The latest conversations become cases. */
const FROM_CONVERSATIONS = 4;

interface Cast {
  random: Random;
  /** The founder first. */
  staff: readonly Scope[];
  /** People who may need help, by the ids of their contacts. */
  contacts: readonly number[];
  /** Conversations that go on, the latest first. */
  conversations: readonly string[];
}

/** What clients needed help with in the last weeks: cases in every state, some of them late, some from the Inbox. */
export async function seedCases(founder: Scope, cast: Cast): Promise<void> {
  for (const [index, problem] of PROBLEMS.entries())
    await liveThrough(founder, cast, {
      problem,
      contact: cast.contacts[(index * 7) % cast.contacts.length],
    });
  for (const [index, conversation] of cast.conversations.slice(0, FROM_CONVERSATIONS).entries()) {
    const owner = index % 2 === 0 ? userOf(cast.random.pick(cast.staff)) : null;
    const priority = index === 0 ? 'High' : 'Medium';
    await makeCaseOf(founder, conversation, { priority, category: 'Problem', owner_id: owner });
  }
}

function userOf({ principal }: Scope): number | null {
  return principal.type === 'user' ? principal.id : null;
}

async function liveThrough(
  founder: Scope,
  { random, staff }: Cast,
  { problem, contact }: { problem: Problem; contact: number | undefined },
): Promise<void> {
  const { ageHours, path, isNobodys = false, ...fields } = problem;
  const person = random.pick(staff);
  const at = (hoursAgo: number): Scope => ({
    ...person,
    now: new Date(founder.now.getTime() - hoursAgo * HOUR_MS),
  });
  const begin = at(ageHours);
  const id = await founder.platform.db.transact(founder, (tx) =>
    addCase(tx, begin, {
      ...fields,
      contact_id: contact ?? null,
      owner_id: isNobodys ? null : userOf(person),
    }),
  );
  for (const [index, [afterHours, status]] of path.entries())
    await updateCase(at(ageHours - afterHours), id, { status, version: index + 1 });
}
