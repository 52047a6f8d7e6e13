import { RECORD_KINDS } from '@atrium/contract/records/record-paths.ts';
import type { TimelineEntry } from '@atrium/contract/records/timeline.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/problems.ts';
import { salesOf, type Sales } from '../../testing/sales.ts';
import { openTestApp, type Staff, type TestApp } from '../../testing/test-app.ts';

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

const timeline = (path: string, query = '') =>
  sales.get<TimelineEntry[]>(`${path}/timeline${query && `?${query}`}`);
const wordsOf = (lines: TimelineEntry[]) => lines.map(({ summary }) => summary);

describe('a line of history', () => {
  it('is told of its subject and of the account and the client behind it, once each', async () => {
    const contact = await sales.contact({ email: 'ana@fern.example' });
    await ada.call('PUT', `/contacts/${contact.id}`, { phone: '+1 555', version: 1 });
    for (const path of [
      `/contacts/${contact.id}`,
      `/accounts/${contact.account_id}`,
      `/clients/${contact.client_id}`,
    ]) {
      const told = (await timeline(path)).filter(({ type }) => type === 'contact.updated');
      expect(told).toMatchObject([
        {
          kind: 'change',
          summary: 'Changed phone',
          subject_type: 'contact',
          subject_id: String(contact.id),
          subject_name: 'Ana Fern',
        },
      ]);
    }
  });

  it('of an order is told of its deal and account, and of no other', async () => {
    const order = await sales.order();
    const other = await sales.account({ name: 'Other' });
    for (const path of [
      `/orders/${order.id}`,
      `/opportunities/${order.opportunity_id}`,
      `/accounts/${order.account_id}`,
    ]) {
      expect(await timeline(path, 'kind=order')).toMatchObject([
        { summary: `Order ${order.number} created`, subject_name: order.number },
      ]);
    }
    expect(wordsOf(await timeline(`/accounts/${other.id}`))).toEqual(['Account created']);
  });

  it('from before there was a contact is told of the account of the contact', async () => {
    const client = await sales.post<{ id: number }>('/clients', { email: 'ana@fern.example' });
    const contact = await sales.contact({ email: 'ana@fern.example' });
    expect(wordsOf(await timeline(`/accounts/${contact.account_id}`))).toContain('Client created');
    expect(contact.client_id).toBe(client.id);
  });

  it('stays with the record that remains when two become one', async () => {
    const [kept, other] = [await sales.account(), await sales.account({ name: 'Fern' })];
    await ada.call('PUT', `/accounts/${other.id}`, { phone: '+1 555', version: 1 });
    const body = { other_id: other.id, version: 1, other_version: 2 };
    await sales.post(`/accounts/${kept.id}/merge`, body);
    expect(wordsOf(await timeline(`/accounts/${kept.id}`))).toContain('Changed phone');
  });
});

describe('a timeline', () => {
  it('is filtered by kind, searched, and read page by page', async () => {
    const { id } = await sales.account();
    const path = `/accounts/${id}`;
    for (const [index, phone] of ['1', '2', '3'].entries())
      await ada.call('PUT', path, { phone, version: index + 1 });
    await ada.call('PUT', path, { industry: 'Bakeries', version: 4 });
    expect(wordsOf(await timeline(path, 'kind=record'))).toEqual(['Account created']);
    expect(wordsOf(await timeline(path, 'kind=change,record&search=INDUS'))).toEqual([
      'Changed industry',
    ]);
    expect(await timeline(path, 'search=100%25')).toEqual([]);
    const first = await timeline(path, 'limit=2');
    const rest = await timeline(path, `limit=20&before_id=${first.at(-1)?.id}`);
    expect(wordsOf([...first, ...rest])).toEqual([
      'Changed industry',
      'Changed phone',
      'Changed phone',
      'Changed phone',
      'Account created',
    ]);
  });

  it('keeps the words of people from whoever may not read them', async () => {
    const { id } = await sales.account();
    const note = { subject_type: 'account', subject_id: id, content: 'Between ourselves' };
    await sales.post('/notes', note);
    const small = await sales.post<{ key: string }>('/api-keys', {
      name: 'Sales only',
      scopes: ['crm.read'],
    });
    for (const query of ['', '?kind=note', '?search=ourselves']) {
      const path = `/accounts/${id}/timeline${query}`;
      const answer = await app.call('GET', path, { token: small.key });
      expect([answer.statusCode, answer.body]).toEqual([
        200,
        expect.not.stringContaining('ourselves'),
      ]);
    }
    expect(await timeline(`/accounts/${id}`, 'kind=note')).toHaveLength(1);
  });

  it('refuses kinds that do not exist, and hides what belongs to others', async () => {
    const { id } = await sales.account();
    const bad = await ada.call('GET', `/accounts/${id}/timeline?kind=gossip`);
    expectProblem(bad, 400, 'invalid');
    const stranger = await app.organization('Stranger');
    expectProblem(await stranger.call('GET', `/accounts/${id}/timeline`), 404, 'not_found');
  });
});

describe('a kind of record', () => {
  it.each(RECORD_KINDS)('tells the database its facts: %s', async (kind) => {
    const [found] = await app.rows<{ tells: string | null }>(
      'SELECT to_regprocedure($1)::text AS tells',
      [`${kind}_record(bigint, text)`],
    );
    expect(found?.tells).not.toBeNull();
  });

  it('that nobody knows, however it is written, tells nothing', async () => {
    for (const kind of ['gossip', 'account_record', 'a"b', "a'b", '', null])
      expect(await app.rows('SELECT * FROM record_of($1, $2, $3)', [ada.org, kind, '1'])).toEqual(
        [],
      );
  });
});
