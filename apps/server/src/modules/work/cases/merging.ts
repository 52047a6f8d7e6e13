import type { Case } from '@atrium/contract/work/cases.ts';
import type { MergeBody } from '@atrium/contract/records/merge.ts';
import type { z } from 'zod';
import type { Tx } from '../../../platform/db/index.ts';
import { fieldProblem } from '../../../platform/problem.ts';
import {
  mergeRecords,
  previewMerge,
  relatedBy,
  relatedByLink,
  type MergeableKind,
  type RelatedRows,
} from '../../../platform/records/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import { wordsOn } from '../notes/moving.ts';
import { table, type StoredCase } from './cases.queries.ts';
import { ENTITY, read } from './cases.service.ts';
import { clocksOf, reckoned } from './clock/clock.ts';
import { promisesOf } from './sla/promises.ts';

/** Cases go along when two accounts or two contacts become one. */
export const casesOnSales: RelatedRows[] = [
  relatedBy('account', { entity: ENTITY, table: 'cases', column: 'account_id' }),
  relatedBy('contact', { entity: ENTITY, table: 'cases', column: 'contact_id' }),
];

/** Two cases about the same thing become one, with the clocks of the one that stays. */
const kind: MergeableKind<StoredCase, Case> = {
  entity: ENTITY,
  fields: [
    'subject',
    'description',
    'priority',
    'category',
    'account_id',
    'contact_id',
    'client_id',
    'owner_id',
  ],
  related: [
    relatedByLink(ENTITY, { entity: 'activity', table: 'activities', link: 'what' }),
    ...wordsOn(ENTITY),
  ],
  lock: table.lock,
  async update(tx, scope, columns) {
    await table.update(tx, scope, columns);
    if (columns.priority !== undefined) await reckon(tx, scope, columns.id);
  },
  read,
  check({ client_id }, other) {
    if (client_id === null || other.client_id === null || client_id === other.client_id) return;
    throw fieldProblem('other_id', 'other_client', 'This case is about another client');
  },
};

/** Another priority promises something else. */
async function reckon(tx: Tx, scope: Scope, id: number): Promise<void> {
  const row = await table.lock(tx, scope, id);
  if (!row) return;
  const promises = await promisesOf(tx, scope);
  const now = scope.now.toISOString();
  await table.update(tx, scope, {
    id,
    ...reckoned(clocksOf(row), promises(row.priority), now),
  });
}

export const previewCases = (scope: Scope, id: number, other_id: number) =>
  previewMerge(scope, { kind, id, other_id });

export const mergeCases = (scope: Scope, id: number, body: z.output<typeof MergeBody>) =>
  mergeRecords(scope, { kind, id, body });
