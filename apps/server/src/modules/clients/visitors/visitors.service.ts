import { ONLINE_SECONDS, type ClientVisitor } from '@atrium/contract/clients/clients.ts';
import { uuidv7 } from '@atrium/contract/core/ids.ts';
import type { PageContext } from '@atrium/contract/inbox/messenger.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { emit } from '../../../platform/events/emit.ts';
import { found } from '../../../platform/policy.ts';
import type { Scope } from '../../../platform/scope.ts';
import * as clientQueries from '../clients.queries.ts';
import { findOrCreate } from '../clients.service.ts';
import * as queries from './visitors.queries.ts';
import type { VisitorRow } from './visitors.queries.ts';

function cut(text: string | undefined, max: number): string | null {
  // A page decides what it sends: what the database cannot hold is dropped.
  return text === undefined ? null : text.replaceAll('\u0000', '').toWellFormed().slice(0, max);
}

function cleanUtm(utm: Record<string, string> | undefined): Record<string, string> {
  const entries = Object.entries(utm ?? {}).slice(0, 30);
  return Object.fromEntries(
    entries.map(([key, value]) => [cut(key, 40) ?? '', cut(value, 500) ?? '']),
  );
}

/** The columns that say where a visitor is. */
function pageColumns(scope: Scope, page: PageContext) {
  const utm = cleanUtm(page.utm);
  return {
    ...(page.url !== undefined && { page_url: cut(page.url, 2000) }),
    ...(page.title !== undefined && { page_title: cut(page.title, 300) }),
    ...(page.referrer !== undefined && { referrer: cut(page.referrer, 2000) }),
    ...(page.locale !== undefined && { locale: cut(page.locale, 35) }),
    ...(page.time_zone !== undefined && { time_zone: cut(page.time_zone, 60) }),
    ...(Object.keys(utm).length > 0 && { last_utm: JSON.stringify(utm) }),
    user_agent: scope.userAgent === null ? null : cut(scope.userAgent, 500),
    last_seen_at: scope.now.toISOString(),
  };
}

/** The visitor of a browser, made when it is new. */
export async function enter(
  tx: Tx,
  scope: Scope,
  given: { visitorId: string | null; siteId: number; page: PageContext },
): Promise<VisitorRow> {
  const known = given.visitorId
    ? await queries.findById(tx, scope.org, given.visitorId)
    : undefined;
  if (known) {
    await seen(tx, scope, { visitor: known, page: given.page });
    return found(await queries.findById(tx, scope.org, known.id));
  }
  const id = uuidv7(scope.now.getTime());
  const columns = pageColumns(scope, given.page);
  await queries.insert(tx, {
    ...columns,
    org_id: scope.org,
    id,
    site_id: given.siteId,
    first_utm: JSON.stringify(cleanUtm(given.page.utm)),
    first_seen_at: scope.now.toISOString(),
  });
  return found(await queries.findById(tx, scope.org, id));
}

/** Notes where a visitor is now. */
export async function seen(
  tx: Tx,
  scope: Scope,
  { visitor, page }: { visitor: Pick<VisitorRow, 'id' | 'client_id'>; page: PageContext },
): Promise<void> {
  await queries.update(tx, scope, { id: visitor.id, ...pageColumns(scope, page) });
  if (visitor.client_id !== null) await queries.markClientSeen(tx, scope, visitor.client_id);
}

interface Claim {
  visitor: VisitorRow;
  email: string;
  name?: string | undefined;
}

/**
 * A typed e-mail: the visitor's own threads belong to that client from now on, and nothing of the client is shown or
 * changed. An e-mail that was proven stays.
 * @returns the visitor's client
 */
export async function claim(
  tx: Tx,
  scope: Scope,
  { visitor, email, name }: Claim,
): Promise<VisitorRow> {
  const label = name ? { name } : {};
  if (visitor.proof === 'verified') {
    await queries.update(tx, scope, { id: visitor.id, ...label });
  } else {
    const client = await findOrCreate(tx, scope, { email, ...label });
    await queries.update(tx, scope, {
      id: visitor.id,
      client_id: client.id,
      proof: 'claimed',
      email,
      ...label,
    });
    await queries.markClientSeen(tx, scope, client.id);
  }
  return found(await queries.findById(tx, scope.org, visitor.id));
}

/** A proven e-mail: the visitor is this client and may see its history. */
export async function verify(
  tx: Tx,
  scope: Scope,
  { visitor, email, name }: Claim,
): Promise<VisitorRow> {
  const client = await findOrCreate(tx, scope, { email, ...(name && { name }) });
  await queries.update(tx, scope, {
    id: visitor.id,
    client_id: client.id,
    proof: 'verified',
    email,
    ...(name && { name }),
  });
  await queries.markClientVerified(tx, scope, client.id);
  await queries.markClientSeen(tx, scope, client.id);
  emit(tx, scope, {
    type: 'client.verified',
    subject: { type: 'client', id: client.id },
    client_id: client.id,
    summary: 'Proved the e-mail address',
  });
  return found(await queries.findById(tx, scope.org, visitor.id));
}

/** Staff shut a visitor out, or let him in again. */
export function setBlocked(
  tx: Tx,
  scope: Scope,
  given: { visitorId: string; blocked: boolean },
): Promise<void> {
  return queries.blockOfClient(tx, scope, given);
}

/** The browsers of a client, the latest first. */
export function listOfClient(scope: Scope, clientId: number): Promise<ClientVisitor[]> {
  return scope.platform.db.transact(scope, async (tx) => {
    found(await clientQueries.findById(tx, scope, clientId));
    const rows = await queries.listOfClient(tx, scope, clientId);
    const since = new Date(scope.now.getTime() - ONLINE_SECONDS * 1000).toISOString();
    return rows.map((row) => ({ ...row, is_online: row.last_seen_at > since }));
  });
}
