import type {
  Client,
  ClientCreate,
  ClientUpdate,
  clients,
} from '@atrium/contract/clients/clients.ts';
import type { BodyOf } from '@atrium/contract/core/route.ts';
import type { z } from 'zod';
import { audit } from '../../platform/audit/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { emit } from '../../platform/events/emit.ts';
import { authorize, found } from '../../platform/policy.ts';
import { fieldProblem } from '../../platform/problem.ts';
import { readsOf, updateRecord } from '../../platform/records/index.ts';
import type { Scope } from '../../platform/scope.ts';
import { canClient } from './clients.policy.ts';
import * as queries from './clients.queries.ts';

const present = (scope: Scope, row: queries.ClientRow): Client => ({
  ...row,
  can: canClient(scope),
});

export const { list, exportAll, history, timeline, read } = readsOf({
  entity: 'client',
  table: queries,
  present,
  csv: [
    'id',
    'email',
    'name',
    'company',
    'phone',
    'stage',
    'is_verified',
    'is_active',
    'last_seen_at',
    'created_at',
  ],
});

export function get(scope: Scope, id: number): Promise<Client> {
  return scope.platform.db.transact(scope, (tx) => read(tx, scope, id));
}

export function create(scope: Scope, input: z.output<typeof ClientCreate>): Promise<Client> {
  return scope.platform.db.transact(scope, async (tx) => {
    await checkOwner(tx, scope, input.owner_id);
    const { id, isNew } = await findOrCreate(tx, scope, input);
    if (!isNew) throw fieldProblem('email', 'taken', 'A client with this e-mail already exists');
    return read(tx, scope, id);
  });
}

export function update(
  scope: Scope,
  id: number,
  changes: z.output<typeof ClientUpdate>,
): Promise<Client> {
  return scope.platform.db.transact(scope, async (tx) => {
    const updated = await updateRecord(tx, scope, {
      entity: 'client',
      changes,
      lock: (inner) => queries.lock(inner, scope, id),
      check: async (row, wanted) => {
        authorize(canClient(scope).update);
        await checkOwner(tx, scope, wanted.owner_id);
        if (wanted.email !== undefined && wanted.email !== row.email)
          await checkEmail(tx, scope, wanted.email);
      },
      write: (inner, columns) => queries.update(inner, scope, { id, ...columns }),
      present: (inner) => read(inner, scope, id),
      client_id: (row) => row.id,
    });
    return updated as Client;
  });
}

async function checkEmail(tx: Tx, scope: Scope, email: string): Promise<void> {
  const taken = await queries.findIdByEmail(tx, scope, email);
  if (taken !== undefined) throw fieldProblem('email', 'taken', 'Another client has this e-mail');
}

async function checkOwner(tx: Tx, scope: Scope, owner: number | null | undefined): Promise<void> {
  if (owner && !(await queries.userExists(tx, scope, owner))) {
    throw fieldProblem('owner_id', 'unknown', 'There is no active user with this id');
  }
}

/**
 * The client of a normalized e-mail, made when it is new. Safe against two at once: the database keeps the e-mail
 * unique in the organization. What is already known of a client is not changed here.
 */
export async function findOrCreate(
  tx: Tx,
  scope: Scope,
  person: { email: string } & Partial<Omit<BodyOf<(typeof clients)['create']>, 'email'>>,
): Promise<{ id: number; isNew: boolean }> {
  const created = await queries.insert(tx, {
    org_id: scope.org,
    ...person,
    created_at: scope.now.toISOString(),
    updated_at: scope.now.toISOString(),
  });
  if (created === undefined) {
    return { id: found(await queries.findIdByEmail(tx, scope, person.email)), isNew: false };
  }
  await audit(tx, scope, {
    action: 'client.created',
    entity: 'client',
    entity_id: created,
    changes: { email: [null, person.email] },
  });
  emit(tx, scope, {
    type: 'client.created',
    subject: { type: 'client', id: created },
    client_id: created,
    summary: 'Client created',
    data: { email: person.email },
    live: { version: 1 },
  });
  return { id: created, isNew: true };
}

type Stage = Client['stage'];

/** A message or a workspace entry makes a lead of somebody who only visited. */
export async function becomeLead(tx: Tx, scope: Scope, id: number): Promise<void> {
  await moveTo(tx, scope, { id, from: ['visitor'], to: 'lead', summary: 'Became a lead' });
}

/** A conversion or a won deal makes a client. @returns the stage before, undefined when he was one already */
export function becomeClient(tx: Tx, scope: Scope, id: number): Promise<Stage | undefined> {
  const from: Stage[] = ['visitor', 'lead', 'former'];
  return moveTo(tx, scope, { id, from, to: 'client', summary: 'Became a client' });
}

/** Takes back what {@link becomeClient} did, when the reason for it is gone. */
export async function beNoClient(
  tx: Tx,
  scope: Scope,
  { id, stage }: { id: number; stage: Stage },
): Promise<void> {
  const summary = `Is a ${stage} again`;
  await moveTo(tx, scope, { id, from: ['client'], to: stage, summary });
}

async function moveTo(
  tx: Tx,
  scope: Scope,
  given: { id: number; from: Stage[]; to: Stage; summary: string },
): Promise<Stage | undefined> {
  const before = await queries.moveStage(tx, scope, given);
  if (before === undefined) return undefined;
  const subject = { entity: 'client', entity_id: given.id };
  const changes = { stage: [before, given.to] as [unknown, unknown] };
  await audit(tx, scope, { action: 'client.updated', ...subject, changes });
  emit(tx, scope, {
    type: 'client.updated',
    subject: { type: 'client', id: given.id },
    client_id: given.id,
    summary: given.summary,
    data: { changed: ['stage'] },
  });
  return before;
}
