import { opportunities } from '@atrium/contract/crm/opportunities.ts';
import type { BoardColumn } from '@atrium/contract/crm/pipeline.ts';
import { BOARD_SORT, pipeline } from '@atrium/contract/crm/pipeline.ts';
import { keepPreviousData, queryOptions, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { call, callList } from '../../../../lib/api/call.ts';
import { notify } from '../../../../ui/feedback/notify.tsx';
import { withPage } from './moving/board-moves.ts';

const FIRST_CARDS = 50;
const MOST_CARDS = 200;

/** What of all deals is on the board. */
export interface BoardSearch {
  search?: string;
  owner_id?: string;
  account_id?: string;
}

interface PageRequest {
  narrowing: BoardSearch;
  per_page: number;
  signal?: AbortSignal;
}

async function nextPage(column: BoardColumn, request: PageRequest): Promise<BoardColumn> {
  const { narrowing, per_page, signal } = request;
  const place = { stage_id: column.stage.id, sort: BOARD_SORT, cursor: column.cursor };
  const query = { ...narrowing, ...place, per_page };
  return withPage(column, await callList(opportunities.list, { query, signal }));
}

/** Columns that were read on are read on again, so that what is on screen stays there. */
async function filled(
  column: BoardColumn,
  wanted: number,
  request: PageRequest,
): Promise<BoardColumn> {
  let now = column;
  while (now.cursor !== null && now.cards.length < wanted) now = await nextPage(now, request);
  return now;
}

/** The board: all sums, and as many cards as were there before. */
export const boardQuery = (narrowing: BoardSearch) =>
  queryOptions({
    queryKey: ['opportunities', 'board', narrowing] as const,
    queryFn: async ({ client, queryKey, signal }): Promise<BoardColumn[]> => {
      const before = client.getQueryData<BoardColumn[]>(queryKey) ?? [];
      const loaded = new Map(before.map(({ stage, cards }) => [stage.id, cards.length]));
      const per_stage = Math.min(MOST_CARDS, Math.max(FIRST_CARDS, ...loaded.values()));
      const columns = await call(pipeline.board, { query: { ...narrowing, per_stage }, signal });
      const request = { narrowing, per_page: MOST_CARDS, signal };
      return Promise.all(
        columns.map((column) => filled(column, loaded.get(column.stage.id) ?? 0, request)),
      );
    },
    placeholderData: keepPreviousData,
  });

/** Reads a column on when its end comes near. */
export function useMoreCards(narrowing: BoardSearch): (column: BoardColumn) => void {
  const cache = useQueryClient();
  const running = useRef(new Set<string>());
  const { queryKey } = boardQuery(narrowing);

  async function read(column: BoardColumn): Promise<void> {
    const more = await nextPage(column, { narrowing, per_page: FIRST_CARDS });
    // A board that was asked for meanwhile has another cursor; its column is read on by itself.
    cache.setQueryData(queryKey, (columns) =>
      columns?.map((each) =>
        each.stage.id === column.stage.id && each.cursor === column.cursor ? more : each,
      ),
    );
  }

  return (column) => {
    const { cursor } = column;
    if (cursor === null || running.current.has(cursor)) return;
    running.current.add(cursor);
    void read(column)
      .catch(notify.problem)
      .finally(() => running.current.delete(cursor));
  };
}
