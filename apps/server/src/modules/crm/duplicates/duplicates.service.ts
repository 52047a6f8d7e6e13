import type { Duplicate, DuplicateQuestion } from '@atrium/contract/records/duplicates.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import { businessDomain, domainOf } from './domains.ts';
import * as queries from './duplicates.queries.ts';

/** Shorter ones are like everything. */
const SHORTEST_NAME = 3;

function wantedFrom(question: DuplicateQuestion): queries.Wanted {
  const { first_name, last_name, company, email, website } = question;
  const whole = [first_name, last_name].filter(Boolean).join(' ');
  const address = email?.trim().toLowerCase() || null;
  return {
    name: longEnough(question.name ?? whole),
    company: longEnough(company),
    email: address,
    domain: (website && domainOf(website)) || (address && businessDomain(address)) || null,
    except_id: question.except_id ?? null,
  };
}

function longEnough(name: string | undefined): string | null {
  return name && name.length >= SHORTEST_NAME ? name : null;
}

/** One line for each record, with every reason for which it may be the same. */
function collect(rows: Awaited<ReturnType<typeof queries.leadsLike>>): Duplicate[] {
  const found = new Map<string, Duplicate>();
  for (const { entity, id, name, detail, reason } of rows) {
    const key = `${entity}:${id}`;
    const known = found.get(key) ?? { entity, id, name, detail, reasons: [] };
    if (!known.reasons.includes(reason)) known.reasons.push(reason);
    found.set(key, known);
  }
  return [...found.values()].slice(0, 10);
}

/** Accounts that may be the one about to be made. */
export function likeAccount(scope: Scope, question: DuplicateQuestion): Promise<Duplicate[]> {
  return scope.platform.db.transact(scope, (tx) => accountCandidates(tx, scope, question));
}

/** People who may be the one about to be made: of his own kind first. */
export function likePerson(
  scope: Scope,
  question: DuplicateQuestion,
  kind: 'contact' | 'lead',
): Promise<Duplicate[]> {
  const wanted = wantedFrom(question);
  const elsewhere = { ...wanted, except_id: null };
  return scope.platform.db.transact(scope, async (tx) => {
    const leads = await queries.leadsLike(tx, scope, kind === 'lead' ? wanted : elsewhere);
    const contacts = await queries.contactsLike(tx, scope, kind === 'contact' ? wanted : elsewhere);
    if (kind === 'contact') return [...collect(contacts), ...collect(leads)];
    const accounts = await queries.accountsLike(tx, scope, { ...elsewhere, name: null });
    return [...collect(leads), ...collect(contacts), ...collect(accounts)];
  });
}

export async function accountCandidates(
  tx: Tx,
  scope: Scope,
  question: DuplicateQuestion,
): Promise<Duplicate[]> {
  return collect(await queries.accountsLike(tx, scope, wantedFrom(question)));
}

export async function contactCandidates(
  tx: Tx,
  scope: Scope,
  question: DuplicateQuestion,
): Promise<Duplicate[]> {
  return collect(await queries.contactsLike(tx, scope, wantedFrom(question)));
}
