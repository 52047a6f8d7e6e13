import type { Database } from '../../../../platform/db/index.ts';
import * as queries from '../../messages/messages.queries.ts';
import type { MessageRow, Position } from '../../messages/messages.queries.ts';

const PAGE = 500;

interface Read {
  rows: MessageRow[];
  /** There may be more. */
  isFull: boolean;
}

interface Asked extends Position {
  settle: (read: Read) => void;
  fail: (error: unknown) => void;
}

/**
 * Reads what lies after positions in conversations. What is asked while a read is on its way goes together with the
 * next one: at rest a read waits for nothing, under load many conversations cost one transaction.
 */
export class BatchReader {
  readonly #db: Database;
  readonly #waiting = new Map<number, Asked[]>();

  constructor(db: Database) {
    this.#db = db;
  }

  read(org: number, position: Position): Promise<Read> {
    return new Promise((settle, fail) => {
      const asked = { ...position, settle, fail };
      const waiting = this.#waiting.get(org);
      if (waiting) waiting.push(asked);
      else void this.#run(org, asked);
    });
  }

  async #run(org: number, first: Asked): Promise<void> {
    let batch = [first];
    while (batch.length > 0) {
      const next: Asked[] = [];
      this.#waiting.set(org, next);
      await this.#readAll(org, batch);
      batch = next;
    }
    this.#waiting.delete(org);
  }

  async #readAll(org: number, batch: Asked[]): Promise<void> {
    try {
      const given = { positions: batch, limit: PAGE };
      const rows = await this.#db.transact({ org }, (tx) => queries.after(tx, { org }, given));
      for (const [index, asked] of batch.entries()) {
        const own = rows
          .filter((row) => row.asked === index + 1)
          .map(({ asked: _asked, ...row }) => row);
        asked.settle({ rows: own, isFull: own.length === PAGE });
      }
    } catch (error) {
      for (const asked of batch) asked.fail(error);
    }
  }
}
