import type { ListQuery } from '@atrium/contract/core/filters.ts';
import type { QueryOf } from '@atrium/contract/core/route.ts';
import type {
  BoardColumn,
  ForecastCell,
  pipeline,
  StageStay,
} from '@atrium/contract/crm/pipeline.ts';
import { found } from '../../../../platform/policy.ts';
import { userIdOf, type Scope } from '../../../../platform/scope.ts';
import { today } from '../../links/references.queries.ts';
import { table } from '../opportunities.queries.ts';
import { present } from '../opportunities.service.ts';
import * as queries from './pipeline.queries.ts';

/** The board in two queries: sums of every column over all its deals, and its first cards. */
export function board(
  scope: Scope,
  { per_stage, ...narrowing }: QueryOf<(typeof pipeline)['board']>,
): Promise<BoardColumn[]> {
  const query = { ...narrowing, page: 1, per_page: per_stage, sort: 'name' } as ListQuery;
  return scope.platform.db.transact(scope, async (tx) => {
    const columns = await queries.sums(tx, scope, query);
    const cards = await queries.cards(tx, scope, query);
    return columns.map(({ count, amount, weighted_amount, ...stage }) => {
      const { rows = [], cursor = null } = cards.get(stage.id) ?? {};
      const shown = rows.map((row) => present(scope, row));
      return { stage, count, amount, weighted_amount, cards: shown, cursor };
    });
  });
}

export function forecast(
  scope: Scope,
  query: QueryOf<(typeof pipeline)['forecast']>,
): Promise<ForecastCell[]> {
  return scope.platform.db.transact(scope, async (tx) => {
    const from = query.from ?? (await today(tx, scope)).slice(0, 7);
    const owner = query.owner_id === 'me' ? (userIdOf(scope) ?? 0) : (query.owner_id ?? null);
    return queries.forecast(tx, scope, { from, months: query.months, owner });
  });
}

export function stageHistory(scope: Scope, id: number): Promise<StageStay[]> {
  return scope.platform.db.transact(scope, async (tx) => {
    found(await table.findById(tx, scope, id));
    return queries.stays(tx, scope, id);
  });
}

export function timeInStage(scope: Scope) {
  return scope.platform.db.transact(scope, async (tx) => {
    const rows = await queries.timeInStage(tx, scope);
    return rows.map(({ stays, average_seconds, median_seconds, ...stage }) => {
      return { stage, stays, average_seconds, median_seconds };
    });
  });
}
