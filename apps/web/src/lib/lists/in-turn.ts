/** What became of a bulk change. */
export interface BulkOutcome {
  done: number;
  failed: number;
}

/** Does the work for each, a few at a time; one that fails does not stop the others. */
export async function forEachRow<Row>(
  rows: readonly Row[],
  work: (row: Row) => Promise<unknown>,
  atOnce = 4,
): Promise<BulkOutcome> {
  const queue = [...rows];
  const outcome: BulkOutcome = { done: 0, failed: 0 };
  async function worker(): Promise<void> {
    for (let row = queue.shift(); row !== undefined; row = queue.shift()) {
      try {
        await work(row);
        outcome.done += 1;
      } catch {
        outcome.failed += 1;
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, rows.length) }, worker));
  return outcome;
}
