/** What became of a bulk change: how many were changed, and why which were not. */
export interface BulkOutcome {
  done: number;
  failed: { id: number | string; reason: string }[];
}

/** Does the work for each, a few at a time; one that fails does not stop the others. */
export async function forEachRow<Row extends { id: number | string }>(
  rows: readonly Row[],
  work: (row: Row) => Promise<unknown>,
  atOnce = 4,
): Promise<BulkOutcome> {
  const queue = [...rows];
  const outcome: BulkOutcome = { done: 0, failed: [] };
  async function worker(): Promise<void> {
    for (let row = queue.shift(); row !== undefined; row = queue.shift()) {
      try {
        await work(row);
        outcome.done += 1;
      } catch (error) {
        outcome.failed.push({ id: row.id, reason: error instanceof Error ? error.message : '' });
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, rows.length) }, worker));
  return outcome;
}
