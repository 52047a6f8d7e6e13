import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  newPlace,
  newScope,
  openWorkbench,
  type Place,
  type Workbench,
} from '../../testing/workbench.ts';
import { audit, diff } from './audit.ts';

const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.jsonValue());
const record = fc.dictionary(fc.string({ minLength: 1 }), value, { noNullPrototype: true });

it('a record differs from itself in nothing, however its keys are ordered', () => {
  const turned = (one: unknown): unknown =>
    one !== null && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(
          Object.entries(one)
            .toReversed()
            .map(([key, inner]) => [key, turned(inner)]),
        )
      : one;
  fc.assert(
    fc.property(record, (row) => {
      expect(diff(row, structuredClone(row))).toEqual({});
      expect(diff(row, turned(row) as Record<string, unknown>)).toEqual({});
    }),
  );
});

it('a difference holds what was and what is, of the fields that changed only', () => {
  fc.assert(
    fc.property(record, record, (before, after) => {
      const changes = diff(before, after);
      for (const [field, [was, is]] of Object.entries(changes)) {
        expect(is).toEqual(after[field]);
        expect(was).toEqual(before[field] ?? null);
      }
      expect({
        ...before,
        ...Object.fromEntries(Object.entries(changes).map(([k, [, is]]) => [k, is])),
      }).toEqual({ ...before, ...after });
    }),
  );
  expect(diff({ a: 1, b: 2 }, { a: undefined, b: 3 })).toEqual({ b: [2, 3] });
  expect(diff({ list: [1, 2] }, { list: [2, 1] })).toEqual({
    list: [
      [1, 2],
      [2, 1],
    ],
  });
  expect(diff({ a: null }, { a: {} })).toEqual({ a: [null, {}] });
});

let place: Place;
let bench: Workbench;
beforeAll(async () => {
  place = await newPlace();
  bench = await openWorkbench(place);
});
afterAll(async () => {
  await bench.close();
  await place.leave();
});

it('an entry says who did what to what, and goes with its transaction', async () => {
  const { db } = bench.platform;
  const scope = { ...(await newScope(bench.platform)), ip: '192.0.2.1' };
  const entry = { action: 'thing.updated', entity: 'thing', entity_id: 7 };
  const failing = db.transact(scope, async (tx) => {
    await audit(tx, scope, { ...entry, changes: { name: ['a', 'b'] } });
    throw new Error('and then it failed');
  });
  await expect(failing).rejects.toThrow('and then it failed');
  await db.transact(scope, (tx) => audit(tx, scope, entry));
  const rows = await db.transact(scope, (tx) => tx.selectFrom('audit_log').selectAll().execute());
  expect(rows).toMatchObject([
    {
      ...entry,
      entity_id: '7',
      actor_type: 'system',
      actor_id: null,
      actor_name: 'test',
      changes: {},
      request_id: 'job:test',
      ip: '192.0.2.1',
      at: scope.now.toISOString(),
    },
  ]);
});
