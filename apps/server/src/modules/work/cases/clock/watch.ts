import { audit } from '../../../../platform/audit/index.ts';
import type { Tx } from '../../../../platform/db/index.ts';
import { announce, emit } from '../../../../platform/events/emit.ts';
import type { Routine } from '../../../../platform/jobs/index.ts';
import { systemScope, type Platform, type Scope } from '../../../../platform/scope.ts';
import { notify } from '../../../notifications/index.ts';
import { table, type StoredCase } from '../cases.queries.ts';
import { promisesOf } from '../sla/promises.ts';
import { clocksOf, moved } from './clock.ts';
import { answerable, toCheck, toResume } from './watch.queries.ts';

/** Every minute: cases go on whose clients have answered, and people hear of targets that are near or missed. */
export const watchCases: Routine = {
  name: 'work.watch-cases',
  every: '* * * * *',
  async sweep(platform) {
    const { db, clock } = platform;
    const answered = await db.system((tx) => toResume(tx));
    for (const { org_id, id, at } of answered)
      await inOrganization(platform, org_id, (tx, scope) => resume(tx, scope, { id, at }));
    const due = await db.system((tx) => toCheck(tx, clock.now()));
    for (const { org_id, id } of due)
      await inOrganization(platform, org_id, (tx, scope) => check(tx, scope, id));
  },
};

function inOrganization(
  platform: Platform,
  org: number,
  work: (tx: Tx, scope: Scope) => Promise<void>,
): Promise<void> {
  const scope = systemScope(platform, org, 'Service level');
  return platform.db.transact(scope, (tx) => work(tx, scope));
}

/** The client has answered: the clock goes on from that moment, however late it is noticed. */
async function resume(tx: Tx, scope: Scope, { id, at }: { id: number; at: string }): Promise<void> {
  const row = await table.lock(tx, scope, id);
  if (row?.status !== 'Waiting on Client') return;
  const promises = await promisesOf(tx, scope);
  const status = 'In Progress' as const;
  const clocks = moved(clocksOf(row), { status, at }, promises(row.priority));
  const version = row.version + 1;
  await table.update(tx, scope, { id, ...clocks, version, updated_at: scope.now.toISOString() });
  const changes = { status: [row.status, status] as [unknown, unknown] };
  await audit(tx, scope, { action: 'case.resumed', entity: 'case', entity_id: id, changes });
  emit(tx, scope, {
    type: 'case.resumed',
    subject: { type: 'case', id },
    client_id: row.client_id,
    summary: 'The client has answered',
    live: { version },
  });
}

const CLOCKS = {
  first_response: { word: 'first response', line: 'First response is late' },
  resolution: { word: 'resolution', line: 'Resolution is late' },
} as const;
type Which = keyof typeof CLOCKS;

/** Notes what is near or missed and tells of it, in one transaction: at the next look it is not told again. */
async function check(tx: Tx, scope: Scope, id: number): Promise<void> {
  const row = await table.lock(tx, scope, id);
  if (!row?.sla_check_at || Date.parse(row.sla_check_at) > scope.now.getTime()) return;
  if (row.first_response_at === null) await checkOne(tx, scope, { row, which: 'first_response' });
  await checkOne(tx, scope, { row, which: 'resolution' });
}

async function checkOne(
  tx: Tx,
  scope: Scope,
  { row, which }: { row: StoredCase; which: Which },
): Promise<void> {
  const due = row[`${which}_due_at`];
  const warn = row[`${which}_warn_at`];
  if (due === null || warn === null || row[`${which}_breached_at`] !== null) return;
  const now = scope.now.getTime();
  if (Date.parse(due) <= now) return miss(tx, scope, { row, which, due });
  if (Date.parse(warn) > now || row[`${which}_warned_at`] !== null) return;
  await table.update(tx, scope, { id: row.id, [`${which}_warned_at`]: scope.now.toISOString() });
  await warnOf(tx, scope, { row, which, due });
}

interface Told {
  row: StoredCase;
  which: Which;
  due: string;
}

async function miss(tx: Tx, scope: Scope, { row, which, due }: Told): Promise<void> {
  const { id, version, client_id, contact_id } = row;
  const warned = row[`${which}_warned_at`] ?? scope.now.toISOString();
  await table.update(tx, scope, {
    id,
    [`${which}_breached_at`]: due,
    [`${which}_warned_at`]: warned,
  });
  emit(tx, scope, {
    type: 'case.breached',
    subject: { type: 'case', id },
    client_id,
    summary: CLOCKS[which].line,
    also: contact_id === null ? [] : [{ type: 'contact', id: contact_id }],
    data: { which, due },
    live: { version },
  });
  const summary = `The ${CLOCKS[which].word} to ${nameOf(row)} is late`;
  await tell(tx, scope, { row, summary, dedupe_key: `sla:${id}:${which}:missed:${due}` });
}

async function warnOf(tx: Tx, scope: Scope, { row, which, due }: Told): Promise<void> {
  const { id, version } = row;
  announce(tx, scope, { type: 'case.warned', subject: { type: 'case', id }, live: { version } });
  const promises = await promisesOf(tx, scope);
  const { work } = promises(row.priority);
  const left = lengthOf(work.between(scope.now.getTime(), Date.parse(due)));
  const summary = `The ${CLOCKS[which].word} to ${nameOf(row)} is due in ${left}`;
  await tell(tx, scope, { row, summary, dedupe_key: `sla:${id}:${which}:near:${due}` });
}

function nameOf({ number, subject }: StoredCase): string {
  return `${number} “${subject}”`;
}

/** `1 h 30 min` */
function lengthOf(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 && `${hours} h`, (rest > 0 || hours === 0) && `${rest} min`]
    .filter(Boolean)
    .join(' ');
}

async function tell(
  tx: Tx,
  scope: Scope,
  { row, summary, dedupe_key }: { row: StoredCase; summary: string; dedupe_key: string },
): Promise<void> {
  await notify(tx, scope, {
    kind: 'sla',
    to: await answerable(tx, scope, row.owner_id),
    subject: { type: 'case', id: row.id },
    summary,
    dedupe_key,
  });
}
