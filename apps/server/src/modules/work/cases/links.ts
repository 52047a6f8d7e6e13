import type { Tx } from '../../../platform/db/index.ts';
import { fieldProblem } from '../../../platform/problem.ts';
import type { Scope } from '../../../platform/scope.ts';
import { checkReferences } from '../../crm/index.ts';
import { subjectFor } from '../subjects/subjects.ts';
import { findPerson, type Person } from './links.queries.ts';

/** Whom a case is about, and who works on it. */
export interface Links {
  account_id?: number | null | undefined;
  contact_id?: number | null | undefined;
  client_id?: number | null | undefined;
  owner_id?: number | null | undefined;
}

interface Linking {
  wanted: Links;
  /** The case as it is, when it is changed. */
  before?: Links;
}

/**
 * Refuses links to what is not there.
 * @throws ProblemError `rule` at the field; also where the contact is at another account than the one named with it
 */
export async function checkLinks(
  tx: Tx,
  scope: Scope,
  { wanted, before = {} }: Linking,
): Promise<void> {
  await checkReferences(tx, scope, { wanted, before });
  const { account_id, contact_id, client_id } = wanted;
  if (client_id && client_id !== before.client_id)
    await subjectFor(tx, scope, { subject: { type: 'client', id: client_id }, field: 'client_id' });
  if (!account_id || !contact_id) return;
  const person = await findPerson(tx, scope, { id: contact_id });
  if (person && person.account_id !== account_id)
    throw fieldProblem('contact_id', 'other_account', 'This contact is at another account');
}

/** What follows from the links that were named: a contact brings his account and client, a client his contact. */
export async function followLinks(
  tx: Tx,
  scope: Scope,
  { wanted, before = {} }: Linking,
): Promise<Links> {
  if (wanted.contact_id && wanted.contact_id !== before.contact_id)
    return broughtBy(await findPerson(tx, scope, { id: wanted.contact_id }), { wanted, before });
  if (wanted.account_id && wanted.account_id !== before.account_id)
    return leftBehind(tx, scope, { wanted, before });
  const isNamed = wanted.client_id && wanted.client_id !== before.client_id;
  const isFree = !before.contact_id && !before.account_id;
  if (!isNamed || !isFree || wanted.contact_id === null || wanted.account_id === null) return {};
  const person = await findPerson(tx, scope, { client_id: wanted.client_id ?? 0 });
  return person ? { contact_id: person.id, account_id: person.account_id } : {};
}

/** The account that is named with him has been checked. */
function broughtBy(person: Person | undefined, { wanted, before = {} }: Linking): Links {
  if (!person) return {};
  const isNewClient = wanted.client_id === undefined && person.client_id !== null;
  return {
    account_id: person.account_id,
    ...(isNewClient && !before.client_id && { client_id: person.client_id }),
  };
}

/** A contact of another account does not go along to the new one, but one of it may be the client. */
async function leftBehind(tx: Tx, scope: Scope, { wanted, before = {} }: Linking): Promise<Links> {
  const { account_id } = wanted;
  const client_id = wanted.client_id ?? before.client_id;
  if (before.contact_id && wanted.contact_id === undefined) {
    const person = await findPerson(tx, scope, { id: before.contact_id });
    return person?.account_id === account_id ? {} : { contact_id: null };
  }
  if (!client_id || wanted.contact_id === null || before.contact_id) return {};
  const person = await findPerson(tx, scope, { client_id });
  return person && person.account_id === account_id ? { contact_id: person.id } : {};
}
