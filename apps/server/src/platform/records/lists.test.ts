import type { Client } from '@atrium/contract/clients/clients.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectProblem, fieldsOf } from '../../testing/problems.ts';
import { openTestApp, type Answer, type Staff, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let ada: Staff;
let bo: Staff;

const PEOPLE = [
  { email: 'ana@fern.example', name: 'Ána Müller', company: 'Fernwood', stage: 'lead' },
  { email: 'ben@oak.example', name: 'ben', company: 'Oak 100%', stage: 'client' },
  { email: 'cid@oak.example', name: 'Čid', company: 'Oak_and_Son', stage: 'client' },
  { email: 'dee@elm.example', name: null, company: null, stage: 'former' },
  { email: 'me@elm.example', name: 'me', company: 'Back\\slash', stage: 'visitor' },
];

beforeAll(async () => {
  app = await openTestApp();
  ada = await app.organization();
  bo = await app.colleague(ada);
  const other = await app.organization('Stranger');
  await other.call('POST', '/clients', { email: 'ana@fern.example', name: 'Ána Müller' });
  for (const [index, person] of PEOPLE.entries()) {
    app.pass(60_000);
    const owner_id = [ada.id, bo.id, null][index % 3];
    const answer = await ada.call('POST', '/clients', { ...person, owner_id });
    expect(answer.statusCode).toBe(201);
  }
  await app.rows(`UPDATE clients SET verified_at = now() WHERE org_id = $1 AND email LIKE 'ben%'`, [
    ada.org,
  ]);
});

afterAll(() => app.close());

const get = (query: string, by = ada) => by.call('GET', `/clients?${query}`);
const shortNames = (answer: Answer) =>
  answer.json<Client[]>().map(({ email }) => email.split('@')[0]);
async function found(query: string, by = ada): Promise<(string | undefined)[]> {
  const answer = await get(`sort=email&${query}`, by);
  expect({ status: answer.statusCode, body: answer.body }).toMatchObject({ status: 200 });
  return shortNames(answer);
}

describe('rows that are named', () => {
  const idOf = async (email: string, by = ada) =>
    (await get(`email=${email}`, by).then((answer) => answer.json<Client[]>()))[0]?.id;

  it('are listed and exported, and no others', async () => {
    const [ana, dee] = [await idOf('ana@fern.example'), await idOf('dee@elm.example')];
    expect(await found(`id_in=${dee},${ana},999999`)).toEqual(['ana', 'dee']);
    expect(await found(`id_in=${dee},${ana}&stage=lead`)).toEqual(['ana']);
    const { body } = await ada.call('GET', `/clients/export?sort=-email&id_in=${ana},${dee}`);
    const emails = body.match(/\w+@\w+\.example/g);
    expect(emails).toEqual(['dee@elm.example', 'ana@fern.example']);
  });

  it('are there also when the list leaves out their kind', async () => {
    const made = await ada.call('POST', '/accounts', { name: 'Old Mill' });
    const { id } = made.json<{ id: number }>();
    await ada.call('PUT', `/accounts/${id}`, { is_active: false, version: 1 });
    const names = async (query: string) =>
      (await ada.call('GET', `/accounts?${query}`))
        .json<{ name: string }[]>()
        .map(({ name }) => name);
    expect(await names('')).toEqual([]);
    expect(await names(`id_in=${id}`)).toEqual(['Old Mill']);
  });

  it.each([
    'id_in=',
    'id_in=x',
    'id_in=1.5',
    `id_in=${Array.from({ length: 201 }, (_, n) => n + 1).join()}`,
  ])('refuses %s', async (query) => {
    expect(fieldsOf(expectProblem(await get(query), 400, 'invalid'))[0]).toMatch(/^id_in/);
  });

  it('may be named by what they are named by', async () => {
    const id = '0190e2a2-7b5c-7d3e-8f00-000000000000';
    expect((await ada.call('GET', `/conversations?id_in=${id}`)).json()).toEqual([]);
    expectProblem(await ada.call('GET', '/conversations?id_in=7'), 400, 'invalid');
  });
});

describe('filters', () => {
  it.each([
    ['email=ana@fern.example', ['ana']],
    ['email=ANA@fern.example', []],
    ['name=ben', ['ben']],
    ['name=me', ['me']],
    ['name=' + encodeURIComponent('Ána Müller'), ['ana']],
    ['name_ne=ben', ['ana', 'cid', 'dee', 'me']],
    ['name_in=ben,me', ['ben', 'me']],
    ['name_contains=MULL', ['ana']],
    ['name_contains=me', ['me']],
    ['company_contains=' + encodeURIComponent('100%'), ['ben']],
    ['company_contains=_and_', ['cid']],
    ['company_contains=' + encodeURIComponent('k\\s'), ['me']],
    ['company_contains=%25', ['ben']],
    ['name_empty=true', ['dee']],
    ['name_empty=false', ['ana', 'ben', 'cid', 'me']],
    ['company_ne=Fernwood', ['ben', 'cid', 'dee', 'me']],
    ['stage=client', ['ben', 'cid']],
    ['stage_ne=client', ['ana', 'dee', 'me']],
    ['stage_in=lead,former', ['ana', 'dee']],
    ['stage_empty=true', []],
    ['is_verified=true', ['ben']],
    ['is_verified=false&is_active=true', ['ana', 'cid', 'dee', 'me']],
    ['owner_id_empty=true', ['cid']],
    ['last_seen_at_empty=true', ['ana', 'ben', 'cid', 'dee', 'me']],
    ['created_at_gt=2026-03-02T09:02:00Z', ['cid', 'dee', 'me']],
    ['created_at_gte=2026-03-02T09:02:00Z', ['ben', 'cid', 'dee', 'me']],
    ['created_at_lt=2026-03-02T09:02:00Z', ['ana']],
    ['created_at_lte=2026-03-02T10:02:00%2B01:00', ['ana', 'ben']],
    ['created_at_gte=2026-03-02&created_at_lt=2026-03-03', ['ana', 'ben', 'cid', 'dee', 'me']],
    ['stage=client&name_contains=cid', ['cid']],
  ])('%s', async (query, names) => {
    expect(await found(query)).toEqual(names);
  });

  it('takes "me" as whoever asks, among ids only', async () => {
    expect(await found('owner_id=me')).toEqual(['ana', 'dee']);
    expect(await found('owner_id=me', bo)).toEqual(['ben', 'me']);
    expect(await found(`owner_id_in=me,${ada.id}`, bo)).toEqual(['ana', 'ben', 'dee', 'me']);
    expect(await found('owner_id_ne=me', bo)).toEqual(['ana', 'cid', 'dee']);
    expect(await found(`owner_id=${bo.id}`)).toEqual(['ben', 'me']);
  });

  it.each([
    'nonsense=1',
    'name_like=x',
    'stage=king',
    'stage_in=lead,king',
    'stage_in=',
    'stage_contains=l',
    'is_active=yes',
    'is_active_ne=true',
    'owner_id=abc',
    'owner_id_gt=3',
    'created_at=2026-03-02',
    'created_at_gt=yesterday',
    'name_empty=maybe',
    'org_id=1',
    'search_text=x',
    `name=${'x'.repeat(201)}`,
    'name=a&name=b',
    `owner_id_in=${Array.from({ length: 101 }, () => 1).join()}`,
  ])('refuses %s', async (query) => {
    const problem = expectProblem(await get(query), 400, 'invalid');
    expect(fieldsOf(problem)[0]?.split('.')[0]).toBe(query.split('=')[0]);
  });
});

describe('search', () => {
  it.each([
    ['muller', ['ana']],
    ['MÜLLER', ['ana']],
    ['cid', ['cid']],
    ['čid', ['cid']],
    ['oak.example', ['ben', 'cid']],
    ['%', ['ben']],
    ['_', ['cid']],
    ['\\', ['me']],
    ["'; DROP TABLE clients; --", []],
    ['  fernwood ', ['ana']],
    ['   ', ['ana', 'ben', 'cid', 'dee', 'me']],
    ['🦊', []],
  ])('%s', async (needle, names) => {
    expect(await found(`search=${encodeURIComponent(needle)}`)).toEqual(names);
  });

  it('counts what it finds', async () => {
    const answer = await get('search=oak');
    expect(answer.headers['x-total-count']).toBe('2');
  });
});

describe('order', () => {
  it.each([
    ['name', ['ana', 'ben', 'cid', 'dee', 'me']],
    ['-name', ['me', 'dee', 'cid', 'ben', 'ana']],
    ['company,email', ['me', 'ana', 'ben', 'cid', 'dee']],
    ['-company', ['cid', 'ben', 'ana', 'me', 'dee']],
    ['stage,-email', ['cid', 'ben', 'dee', 'ana', 'me']],
    ['-created_at', ['me', 'dee', 'cid', 'ben', 'ana']],
  ])('%s', async (sort, names) => {
    expect(shortNames(await get(`sort=${sort}`))).toEqual(names);
  });

  it('is newest first unless asked otherwise', async () => {
    expect(shortNames(await get(''))).toEqual(['me', 'dee', 'cid', 'ben', 'ana']);
  });

  it.each(['phone', 'name;', '', 'name,', '--name', 'name desc', 'id'])(
    'refuses %s',
    async (sort) => {
      const answer = await get(`sort=${encodeURIComponent(sort)}`);
      expect(fieldsOf(expectProblem(answer, 400, 'invalid'))).toEqual(['sort']);
    },
  );
});

describe('pages', () => {
  it('say how many there are and where the others lie', async () => {
    const answer = await get('sort=email&per_page=2&page=2');
    expect(shortNames(answer)).toEqual(['cid', 'dee']);
    expect(answer.headers['x-total-count']).toBe('5');
    const links = linksOf(answer);
    expect(Object.keys(links).toSorted()).toEqual(['first', 'last', 'next', 'prev']);
    const follow = async (rel: string) =>
      shortNames(await app.call('GET', links[rel] ?? '', { token: ada.token }));
    expect(await follow('next')).toEqual(['me']);
    expect(await follow('prev')).toEqual(['ana', 'ben']);
    expect(await follow('first')).toEqual(['ana', 'ben']);
    expect(await follow('last')).toEqual(['me']);
  });

  it('end: the last one has no next, one behind it is empty', async () => {
    expect(linksOf(await get('per_page=2&page=3')).next).toBeUndefined();
    const beyond = await get('page=9');
    expect([beyond.json(), beyond.headers['x-total-count']]).toEqual([[], '5']);
  });

  it('keep the filters in their links', async () => {
    const { next } = linksOf(await get('stage_ne=visitor&per_page=2&sort=-email'));
    const query = new URL(next ?? '', 'http://here').searchParams;
    expect([query.get('stage_ne'), query.get('sort')]).toEqual(['visitor', '-email']);
  });

  it.each(['page=0', 'page=-1', 'page=1.5', 'page=x', 'per_page=0', 'per_page=201', 'page=1e9'])(
    'refuse %s',
    async (query) => {
      expectProblem(await get(query), 400, 'invalid');
    },
  );
});

describe('a cursor', () => {
  const cursorOf = (...parts: unknown[]) =>
    Buffer.from(JSON.stringify(parts)).toString('base64url');

  it.each([
    ['nonsense', 'nonsense'],
    ['of another order', cursorOf('a', 'b', '1')],
    ['with a number', cursorOf(1, 2)],
    ['without an id', cursorOf('2026-03-02T09:00:00Z', null)],
    ['with an id that is none', cursorOf('2026-03-02T09:00:00Z', 'x')],
    ['with a moment that is none', cursorOf('soon', '1')],
    ['with a null byte', cursorOf('2026-03-02T09:00:00Z\u0000', '1')],
    ['that is no list', Buffer.from('{"a":1}').toString('base64url')],
  ])('%s is malformed', async (_what, cursor) => {
    expectProblem(await get(`cursor=${cursor}`), 400, 'malformed');
  });

  it('cannot look into another organization', async () => {
    const answer = await get(`sort=email&cursor=${cursorOf('a', '0')}`);
    expect(shortNames(answer)).toEqual(['ana', 'ben', 'cid', 'dee', 'me']);
  });
});

describe('text no database can hold', () => {
  it.each([
    'search=%00',
    'name=a%00b',
    'name_contains=%00',
    'name_in=a,%00',
    'search=' + '\\ud800',
    'created_at_gt=0000-01-01',
  ])('%s is refused or finds nothing, and harms nothing', async (query) => {
    const answer = await get(query);
    expect([200, 400]).toContain(answer.statusCode);
    if (answer.statusCode === 200) expect(answer.json()).toEqual([]);
    expect((await get('')).statusCode).toBe(200);
  });
});

function linksOf(answer: Answer): Record<string, string> {
  const header = String(answer.headers.link ?? '');
  const links = [...header.matchAll(/<([^>]+)>; rel="(\w+)"/g)];
  return Object.fromEntries(links.map(([, url, rel]) => [rel, url]));
}
