import type { Client } from '@atrium/contract/clients/clients.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp, type Answer, type Staff, type TestApp } from '../../testing/test-app.ts';
import { csvCell } from './csv.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

// Few different values: many rows are equal in what they are sorted by.
const person = fc.record({
  name: fc.constantFrom(null, 'a', 'A', 'á', 'b', '%'),
  company: fc.constantFrom(null, 'x', 'y'),
  stage: fc.constantFrom('visitor', 'lead'),
  last_seen_at: fc.constantFrom(null, '2026-01-01T00:00:00.000001Z', '2026-01-01T00:00:00.000002Z'),
});
const sort = fc
  .uniqueArray(fc.constantFrom('name', 'company', 'stage', 'last_seen_at', 'email', 'created_at'), {
    minLength: 1,
    maxLength: 3,
  })
  .chain((names) =>
    fc
      .tuple(...names.map(() => fc.boolean()))
      .map((down) => names.map((name, at) => (down[at] ? `-${name}` : name)).join()),
  );

type Person = typeof person extends fc.Arbitrary<infer T> ? T : never;

async function fill(ada: Staff, people: Person[]): Promise<void> {
  await app.rows(
    `INSERT INTO clients (org_id, email, name, company, stage, last_seen_at, created_at)
     SELECT $1, 'c' || n || '@x.example', p->>'name', p->>'company', p->>'stage', (p->>'last_seen_at')::timestamptz, '2026-01-01'
     FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS list(p, n)`,
    [ada.org, JSON.stringify(people)],
  );
}

const next = (answer: Answer) =>
  /<([^>]+)>; rel="next"/.exec(String(answer.headers.link ?? ''))?.[1];

it('by cursor gives what the whole list gives, in any order, on pages of any size', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(person, { maxLength: 25 }),
      sort,
      fc.integer({ min: 1, max: 7 }),
      async (people, order, size) => {
        const ada = await app.organization();
        await fill(ada, people);
        const whole = (await ada.call('GET', `/clients?sort=${order}&per_page=200`)).json<
          Client[]
        >();
        const paged: Client[] = [];
        let path: string | undefined = `/clients?sort=${order}&per_page=${size}`;
        while (path) {
          const answer: Answer = await app.call('GET', path, { token: ada.token });
          paged.push(...answer.json<Client[]>());
          path = next(answer);
        }
        expect(paged).toEqual(whole);
        expect(new Set(paged.map(({ id }) => id)).size).toBe(people.length);
      },
    ),
    { numRuns: 40, seed: 7 },
  );
});

it('by cursor skips and repeats nothing while rows come and go', async () => {
  const ada = await app.organization();
  const people = Array.from({ length: 9 }, () => ({ name: null, company: null, stage: 'lead' }));
  await fill(ada, people as Person[]);
  const before = (await ada.call('GET', '/clients?sort=email')).json<Client[]>();
  const first = await ada.call('GET', '/clients?sort=email&per_page=3');
  await ada.call('POST', '/clients', { email: 'a-new-first@x.example' });
  await ada.call('PATCH', `/clients/${before[0]?.id}`, { stage: 'client', version: 1 });
  const second = await app.call('GET', next(first) ?? '', { token: ada.token });
  const ids = (answer: Answer) => answer.json<Client[]>().map(({ id }) => id);
  expect([...ids(first), ...ids(second)]).toEqual(before.slice(0, 6).map(({ id }) => id));
});

it('as CSV gives every row of a long list, once, in order', async () => {
  const ada = await app.organization();
  const people = Array.from({ length: 450 }, () => ({ name: null, company: null, stage: 'lead' }));
  await fill(ada, people as Person[]);
  const answer = await ada.call('GET', '/clients/export?sort=created_at&per_page=7&page=3');
  expect(answer.headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="clients.csv"',
  });
  const lines = answer.body
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n');
  expect(answer.body.startsWith('\uFEFFid,email,name')).toBe(true);
  const ids = lines.slice(1).map((line) => Number(line.split(',')[0]));
  expect(ids).toHaveLength(450);
  expect(ids).toEqual([...ids].toSorted((a, b) => a - b));
  expect(new Set(ids).size).toBe(450);
});

it('as CSV keeps the filter and runs no formula', async () => {
  const ada = await app.organization();
  const names = [
    '=1+1',
    '+1',
    '-1+1',
    '@SUM(A1)',
    'plain',
    'a "quoted", name\nand more',
    '\u{1F98A}',
  ];
  for (const [index, name] of names.entries()) {
    await ada.call('POST', '/clients', { email: `c${index}@x.example`, name, stage: 'lead' });
  }
  await ada.call('POST', '/clients', { email: 'other@x.example', stage: 'client' });
  const { body } = await ada.call('GET', '/clients/export?sort=email&stage=lead');
  const cells = body.match(/c\d@x\.example,("(?:[^"]|"")*"|[^,]*)/g);
  expect(cells?.map((cell) => cell.slice(cell.indexOf(',') + 1))).toEqual([
    "'=1+1",
    "'+1",
    "'-1+1",
    "'@SUM(A1)",
    'plain',
    '"a ""quoted"", name\nand more"',
    '\u{1F98A}',
  ]);
});

it('as CSV can be read back, whatever a cell holds', () => {
  const read = (cell: string) =>
    cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const cell = csvCell(text);
      expect([text, `'${text}`]).toContain(read(cell));
      expect(read(cell)).not.toMatch(/^([=+@\t\r]|-(?!\d+(\.\d+)?$))/);
    }),
  );
  const plain = [csvCell(null), csvCell(-5), csvCell('-2500.00'), csvCell(true)];
  expect([...plain, csvCell(['a', 'b'])]).toEqual([
    '',
    '-5',
    '-2500.00',
    'true',
    '"[""a"",""b""]"',
  ]);
});
