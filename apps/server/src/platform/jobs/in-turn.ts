import type { Platform } from '../scope.ts';

/**
 * The work of a sweep, row by row. One that fails is noted and left to the next time: it holds up no other, and no other
 * organization.
 */
export async function inTurn<Row extends object>(
  { log }: Pick<Platform, 'log'>,
  rows: readonly Row[],
  work: (row: Row) => Promise<unknown>,
): Promise<void> {
  for (const row of rows) {
    try {
      await work(row);
    } catch (error) {
      log.error({ err: error, row }, 'a sweep could not do this one');
    }
  }
}
