import type { OpportunityDetail } from '@atrium/contract/crm/opportunities.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem } from '../../../../lib/api/problem.ts';
import { notify } from '../../../../ui/feedback/notify.tsx';
import { opportunityQueries } from '../opportunities.queries.ts';
import type { Draft, DraftLine } from './line-draft.ts';
import { bodyOf, draftOf, emptyLine, isSame, rebased } from './line-draft.ts';
import type { CellErrors } from './line-errors.ts';
import { draftErrors, serverCellErrors } from './line-errors.ts';
import { useSaveLines } from './lines.queries.ts';

/** There always is a line to type on. */
function typable(lines: readonly DraftLine[]): readonly DraftLine[] {
  return lines.length > 0 ? lines : [emptyLine()];
}

function without(errors: CellErrors, key: string, part: Partial<DraftLine>): CellErrors {
  const cells = new Set(Object.keys(part).map((name) => `${key}.${name}`));
  return Object.fromEntries(Object.entries(errors).filter(([cell]) => !cells.has(cell)));
}

/** The first wrong cell in reading order, after the messages are painted. */
function focusFirst(): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>('[data-lines] [aria-invalid="true"]')?.focus(),
  );
}

/** What is typed, and what it is typed upon: a colleague's lines are taken over while nothing is typed. */
function useTyping(deal: OpportunityDetail, isLeaving: boolean) {
  const [draft, setDraft] = useState<Draft>(() => {
    const base = draftOf(deal.line_items);
    return { base, lines: typable(base) };
  });
  const [errors, setErrors] = useState<CellErrors>({});
  const isDirty = !isSame(draft.lines, draft.base);
  const latest = draftOf(deal.line_items);
  const isBehind = JSON.stringify(latest) !== JSON.stringify(draft.base);
  if (isBehind && !isDirty && !isLeaving) setDraft({ base: latest, lines: typable(latest) });

  function setLines(change: (lines: readonly DraftLine[]) => readonly DraftLine[]): void {
    setDraft(({ lines, base }) => ({ base, lines: typable(change(lines)) }));
  }

  function set(key: string, part: Partial<DraftLine>): void {
    setLines((lines) => lines.map((line) => (line.key === key ? { ...line, ...part } : line)));
    setErrors((now) => without(now, key, part));
  }

  function takeLatest(): void {
    setDraft({ base: latest, lines: typable(latest) });
    setErrors({});
  }

  const { lines } = draft;
  const typing = { draft, lines, setDraft, setLines, set, errors, setErrors, takeLatest };
  return { ...typing, isDirty, isBehind: isBehind && isDirty };
}

/** The lines of a deal as they are typed: sums, messages at the cells, saving all at once, and conflicts. */
export function useLineDraft(deal: OpportunityDetail) {
  const cache = useQueryClient();
  const send = useSaveLines(deal.id);
  const [isSaved, setSaved] = useState(false);
  const [conflict, setConflict] = useState<Draft>();
  const typing = useTyping(deal, isSaved || send.isPending);
  const { draft, setDraft, setErrors } = typing;

  async function fail(error: unknown, sent: Draft): Promise<void> {
    if (isProblem(error, 'version_conflict') || isProblem(error, 'not_found')) {
      const now = await cache.fetchQuery({ ...opportunityQueries.one(deal.id), staleTime: 0 });
      return setConflict(rebased(sent, draftOf(now.line_items)));
    }
    const cells = isProblem(error) ? serverCellErrors(error, sent.lines) : {};
    setErrors(cells);
    if (Object.keys(cells).length === 0) notify.problem(error);
    focusFirst();
  }

  async function save(what: Draft): Promise<void> {
    if (send.isPending) return;
    const found = draftErrors(what.lines);
    setErrors(found);
    if (Object.keys(found).length > 0) return focusFirst();
    try {
      await send.mutateAsync(bodyOf(what.lines, what.base));
      setSaved(true);
    } catch (error) {
      // To see what a colleague saved may fail as well.
      await fail(error, what).catch(notify.problem);
    }
  }

  /** What was typed here is saved upon what the colleague saved. */
  async function keepMine(): Promise<void> {
    if (!conflict) return;
    setDraft(conflict);
    setConflict(undefined);
    await save(conflict);
  }

  return {
    ...typing,
    isDirty: typing.isDirty && !isSaved,
    isSaved,
    isBusy: send.isPending,
    save: () => save(draft),
    conflict,
    keepMine,
    closeConflict: () => setConflict(undefined),
  };
}

export type LineEditing = ReturnType<typeof useLineDraft>;
