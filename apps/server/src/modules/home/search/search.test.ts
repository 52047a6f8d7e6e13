import type { SearchAnswer } from '@atrium/contract/home/search.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../../../testing/problems.ts';
import { salesOf, type Sales } from '../../../testing/sales.ts';
import { openTestApp, type Staff, type TestApp } from '../../../testing/test-app.ts';

let app: TestApp;
let ada: Staff;
let sales: Sales;

beforeAll(async () => {
  app = await openTestApp();
});
beforeEach(async () => {
  ada = await app.organization();
  sales = salesOf(ada);
});
afterAll(() => app.close());

const search = (q: string, more = '') =>
  sales.get<SearchAnswer>(`/search?q=${encodeURIComponent(q)}${more}`);
/** `contact: Ana Fern`, in the order of the answer. */
async function found(q: string, more = ''): Promise<string[]> {
  const { groups } = await search(q, more);
  return groups.flatMap(({ hits }) => hits.map(({ kind, title }) => `${kind}: ${title}`));
}

describe('a record is found', () => {
  it.each([
    ['Günther', 'the name'],
    ['gunther', 'the name without its accent'],
    ['bäck', 'the beginning of a word'],
    ['günther bäcker', 'all words, in any case'],
    ['Bäcker Günther', 'all words, in any order'],
    ['guenter baecker', null],
    ['gunthr backer', 'a misspelt first word'],
    ['Bakcer', 'two letters exchanged'],
    ['g.baecker@oak.example', 'the e-mail'],
    ['oak.example', 'a part of the e-mail'],
    ['+49 (30) 901-820', 'the telephone number, written otherwise'],
    ['030901820', 'the telephone number as one dials it at home'],
    ['901820', 'the end of the number'],
  ])('by %j: %s', async (typed, how) => {
    await sales.contact({
      first_name: 'Günther',
      last_name: 'Bäcker',
      email: 'g.baecker@oak.example',
      phone: '+49 30 901820',
    });
    await sales.contact({ first_name: 'Ana', last_name: 'Fern', phone: '+1 555 0100' });
    const hits = (await found(typed, '&kind=contact')).filter((hit) => hit !== 'contact: Ana Fern');
    expect(hits).toEqual(how === null ? [] : ['contact: Günther Bäcker']);
  });

  it('by its number, however short that is written', async () => {
    const { number, id } = await sales.order();
    for (const typed of [number, number.toLowerCase(), `ord ${id}`, `ORD-${id}`])
      expect(await found(typed)).toEqual([`order: ${number}`]);
  });

  it('in every room, exactly that name first, and what is past last', async () => {
    const oak = await sales.account({ name: 'Oak' });
    await sales.account({ name: 'Oakwood' });
    const old = await sales.account({ name: 'Oak Street Inn' });
    await ada.call('PUT', `/accounts/${old.id}`, { is_active: false, version: 1 });
    await sales.account({ name: 'Red Oak' });
    await sales.deal({ name: 'Site for Oak', account_id: oak.id });
    await sales.lead({ last_name: 'Oaks', company: 'Elm' });
    await sales.product({ name: 'Oak Desk' });
    await sales.post('/clients', { email: 'oak@elm.example' });
    const hits = await found('oak');
    expect(hits.slice(0, 4)).toEqual([
      'account: Oak',
      'account: Oakwood',
      'account: Oak Street Inn',
      'account: Red Oak',
    ]);
    expect(hits.slice(4).toSorted()).toEqual([
      'client: oak@elm.example',
      'lead: Oaks',
      'opportunity: Site for Oak',
      'product: Oak Desk',
    ]);
  });

  it('with the parts that were looked for', async () => {
    await sales.contact({ first_name: 'Straße', last_name: 'Über', email: 'u@x.example' });
    const { groups } = await search('ub stra', '&kind=contact');
    const hit = groups[0]?.hits[0];
    expect(hit?.title_ranges.map(([at, size]) => hit.title.slice(at, at + size))).toEqual([
      'Stra',
      'Üb',
    ]);
  });
});

it('says what was looked for instead of a misspelt word', async () => {
  await sales.account({ name: 'Blue Harbor Media' });
  expect(await search('blu habor')).toMatchObject({
    instead: 'blue harbor',
    groups: [{ kind: 'account', hits: [{ title: 'Blue Harbor Media' }] }],
  });
  expect((await search('harbor')).instead).toBeNull();
  expect(await search('qqqqzz')).toEqual({ groups: [], instead: null });
});

it('finds a conversation by its words', async () => {
  const guest = await app.visitor(await app.site(ada));
  const message = { id: crypto.randomUUID(), content: 'Do you bake wedding cakes?' };
  await guest.call('POST', '/messenger/messages', message);
  expect(await found('wedding', '&kind=conversation')).toHaveLength(1);
});

it('shows at most the asked number of each kind', async () => {
  for (let n = 1; n <= 4; n++) await sales.account({ name: `Oak ${n}` });
  expect(await found('oak', '&limit=3')).toEqual([
    'account: Oak 1',
    'account: Oak 2',
    'account: Oak 3',
  ]);
});

it.each(['%', '_', '\\', "'", '"; DROP TABLE accounts; --', '()', '🙂', '"', 'a%b_c\\d'])(
  'takes %j for what it is',
  async (typed) => {
    await sales.account({ name: 'Plain' });
    const sign = await sales.account({ name: `Has ${typed} in it` });
    expect(await found(typed, '&kind=account')).toContain(`account: ${sign.name}`);
    expect(await found(typed, '&kind=account')).not.toContain('account: Plain');
  },
);

it('refuses nothing to look for, kinds that do not exist, and words too long', async () => {
  for (const query of ['', 'q=%20', 'q=a&kind=spoon', 'q=a&limit=100', `q=${'a'.repeat(201)}`])
    expectProblem(await ada.call('GET', `/search?${query}`), 400, 'invalid');
});

it('shows nothing of other organizations, and only what the caller may read', async () => {
  const stranger = await app.organization('Stranger');
  await sales.account({ name: 'Harborview' });
  const answer = await stranger.call('GET', '/search?q=harborview');
  expect(answer.json()).toEqual({ groups: [], instead: null });
  // Not even its words: they are not there to be meant.
  const misspelt = await stranger.call('GET', '/search?q=harborvie1');
  expect(misspelt.json()).toEqual({ groups: [], instead: null });
});
