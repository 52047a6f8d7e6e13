import type { Conversion } from '@atrium/contract/crm/leads.ts';
import type { Report, ReportName } from '@atrium/contract/home/reports.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectProblem, fieldsOf } from '../../../testing/problems.ts';
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

const report = (name: ReportName, query = '') =>
  sales.get<Report>(`/reports/by?name=${name}${query && `&${query}`}`);
const valuesOf = ({ rows }: Report) =>
  Object.fromEntries(rows.map(({ label, values }) => [label, values]));

/** How many records the list behind a row holds. */
async function behind(link: string | null): Promise<number> {
  const answer = await ada.call(
    'GET',
    (link ?? '').replace('/opportunities/table', '/opportunities'),
  );
  expect([answer.statusCode, answer.body]).toEqual([200, expect.any(String)]);
  return Number(answer.headers['x-total-count']);
}

async function won(price: string, body: object = {}) {
  const product = await sales.product({ standard_list_price: price });
  const deal = await sales.deal({ stage: 'Closed Won', ...body });
  await sales.line(deal, { product_id: product.id });
  return deal;
}

/** Where a lead came from: nobody types it. */
async function campaign(lead: number, name: string) {
  const utm = JSON.stringify({ utm_campaign: name });
  await app.rows('UPDATE leads SET utm = $2 WHERE id = $1', [lead, utm]);
}

async function lost() {
  return sales.deal({ stage: 'Closed Lost', loss_reason: 'Price' });
}

describe('sales', () => {
  it('counts what was decided in each month, also the months of nothing', async () => {
    await won('100.10');
    await won('200.20');
    await lost();
    const answer = await report('sales', 'from=2026-01-01&to=2026-03-31');
    expect(answer.rows.map(({ key }) => key)).toEqual(['2026-01', '2026-02', '2026-03']);
    const month = app.now().toISOString().slice(0, 7);
    expect(valuesOf(answer)[month]).toEqual({
      won_amount: '300.30',
      won_count: 2,
      lost_count: 1,
      win_rate: 66.7,
    });
    expect(answer.totals).toMatchObject({ won_amount: '300.30', won_count: 2 });
  });

  it('puts a deal into the month that it is where the organization is', async () => {
    await ada.call('PATCH', '/organization', { time_zone: 'Pacific/Pago_Pago', version: 1 });
    const deal = await won('100');
    await app.rows("UPDATE opportunities SET closed_at = '2026-03-01T05:00:00Z' WHERE id = $1", [
      deal.id,
    ]);
    const answer = await report('sales', 'from=2026-02-01&to=2026-03-31');
    expect(answer.rows.map(({ key, values }) => [key, values.won_count])).toEqual([
      ['2026-02', 1],
      ['2026-03', 0],
    ]);
    for (const { link, values } of answer.rows) expect(await behind(link)).toBe(values.won_count);
  });

  it('by owner and by source, of one person or of all', async () => {
    const ben = await app.colleague(ada);
    await won('100', { owner_id: ben.id, lead_source: 'Referral' });
    await won('50', { lead_source: 'Website' });
    await won('25');
    expect(
      (await report('sales', 'group=source')).rows.map(({ key, values }) => [
        key,
        values.won_amount,
      ]),
    ).toEqual([
      ['Referral', '100.00'],
      ['Website', '50.00'],
      [null, '25.00'],
    ]);
    const of = await report('sales', `group=owner&owner_id=${ben.id}`);
    expect(of.rows).toMatchObject([{ key: String(ben.id), values: { won_amount: '100.00' } }]);
  });
});

it('leads are followed from the first visit to what was won', async () => {
  const lead = await sales.lead();
  const other = await sales.lead({ last_name: 'Other' });
  for (const { id } of [lead, other]) await campaign(id, 'spring');
  await app.rows(
    `INSERT INTO visitors (org_id, id, site_id, first_utm, first_seen_at, last_seen_at)
     SELECT org_id, gen_random_uuid(), id, '{"campaign": "spring"}', $2, $2 FROM sites, generate_series(1, 3) WHERE id = $1`,
    [(await app.site(ada)).id, app.now().toISOString()],
  );
  const { created_records } = await sales.post<Conversion>(`/leads/${lead.id}/convert`, {
    opportunity_name: 'Site',
  });
  const id = created_records.opportunity?.id ?? 0;
  const product = await sales.product({ standard_list_price: '70' });
  await sales.line({ id }, { product_id: product.id });
  await ada.call('PUT', `/opportunities/${id}`, { stage: 'Closed Won', version: 1 });
  const answer = await report('leads', 'group=campaign');
  expect(valuesOf(answer)['spring']).toEqual({
    visitors: 3,
    leads: 2,
    converted: 1,
    conversion_rate: 50,
    opportunities: 1,
    won_count: 1,
    won_amount: '70.00',
  });
});

it.each(['sales', 'leads', 'pipeline', 'payments'] as const)(
  'of %s, each number opens the list that it came from',
  async (name) => {
    await won('100', { lead_source: 'Website' });
    await won('40');
    await lost();
    await sales.deal({ lead_source: 'Website' });
    await sales.lead();
    const web = await sales.lead({ last_name: 'Web', lead_source: 'Website' });
    await campaign(web.id, 'a & b');
    await sales.pay(await sales.order(), { payment_method: 'Card' });
    const counted = {
      sales: 'won_count',
      leads: 'leads',
      pipeline: 'open_count',
      payments: 'payment_count',
    }[name];
    const groups = {
      sales: ['month', 'owner', 'source'],
      leads: ['source', 'campaign', 'month', 'owner'],
      pipeline: ['stage', 'owner', 'source'],
      payments: ['month', 'method', 'account'],
    }[name];
    let rows = 0;
    for (const group of groups) {
      for (const each of [`group=${group}`, `group=${group}&owner_id=me`]) {
        const answer = await report(name, each);
        rows += answer.rows.length;
        for (const { link, values } of answer.rows)
          expect([link, await behind(link)]).toEqual([link, values[counted]]);
      }
    }
    expect(rows).toBeGreaterThan(0);
  },
);

it('is a CSV too, and no formula in it', async () => {
  await sales.post('/lead-sources', { name: '=1+1' });
  await won('100', { lead_source: '=1+1' });
  const answer = await ada.call('GET', '/reports/by/export?name=sales&group=source');
  expect(answer.headers['content-type']).toContain('text/csv');
  expect(answer.body.split('\r\n')).toEqual([
    '\uFEFFsource,won_amount,won_count,lost_count,win_rate',
    "'=1+1,100.00,1,0,100",
    'Total,100.00,1,0,100',
    '',
  ]);
});

it.each([
  ['/reports/by?name=gossip', 400, 'name'],
  ['/reports/by?name=sales&group=shoe', 422, 'group'],
  ['/reports/by?name=sales&from=2026-02-30', 400, 'from'],
  ['/reports/by?name=sales&from=2026-02-02&to=2026-02-01', 400, 'to'],
  ['/reports/by?name=sales&from=2000-01-01&to=2100-01-01', 422, 'from'],
])('refuses %s', async (path, status, field) => {
  const problem = expectProblem(
    await ada.call('GET', path),
    status,
    status === 400 ? 'invalid' : 'rule',
  );
  expect(fieldsOf(problem)).toEqual([field]);
});

it('tells nothing of other organizations', async () => {
  await won('100');
  const stranger = await app.organization('Stranger');
  const answer = (await stranger.call('GET', '/reports/by?name=sales&group=owner')).json<Report>();
  expect(answer.rows).toEqual([]);
});
