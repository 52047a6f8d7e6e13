// A process of its own for the crash test: eight writers that report each commit once it is acknowledged.
import { openEngine } from '../index.ts';

const WRITERS = 8;
const ignore = (): void => undefined;
const engine = await openEngine({
  dataDir: process.argv[2] ?? '',
  log: { info: ignore, warn: ignore, error: ignore },
});
await engine.pool.query(
  'CREATE TABLE IF NOT EXISTS kept (id bigint GENERATED ALWAYS AS IDENTITY, note text)',
);

async function writeForever(note: string): Promise<never> {
  for (;;) {
    const client = await engine.pool.connect();
    await client.query('BEGIN');
    const { rows } = await client.query<{ id: number }>(
      'INSERT INTO kept (note) VALUES ($1) RETURNING id',
      [note],
    );
    await client.query('COMMIT');
    client.release();
    process.stdout.write(`${rows[0]?.id}\n`);
  }
}

await Promise.all(Array.from({ length: WRITERS }, (_, index) => writeForever(`writer ${index}`)));
