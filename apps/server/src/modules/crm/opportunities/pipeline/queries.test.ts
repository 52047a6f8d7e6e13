import type { OpportunityDetail } from '@atrium/contract/crm/opportunities.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { overhear } from '../../../../testing/floor/overhear.ts';
import { salesOf, type Sales } from '../../../../testing/sales.ts';
import { openTestApp, type Staff, type TestApp } from '../../../../testing/test-app.ts';

let app: TestApp;
let ada: Staff;
let sales: Sales;
let deal: OpportunityDetail;
let heard: ReturnType<typeof overhear>;

beforeAll(async () => {
  app = await openTestApp();
  heard = overhear(app.platform.db.engine.pool);
  ada = await app.organization();
  sales = salesOf(ada);
  const account = await sales.account();
  const contact = await sales.contact({ account_id: account.id });
  const product = await sales.product();
  deal = await sales.deal({ account_id: account.id });
  for (let n = 0; n < 3; n++) {
    const other = await sales.deal({ account_id: account.id });
    await sales.line(other, { product_id: product.id });
    await sales.line(deal, { product_id: product.id });
  }
  await sales.post(`/opportunities/${deal.id}/contact_roles`, {
    contact_id: contact.id,
    role: 'Champion',
  });
});
afterAll(() => app.close());

/** How many queries an answer takes, without the beginning and the end of its transaction. */
async function queriesFor(path: string): Promise<number> {
  heard.take();
  await sales.get(path);
  return heard.take().filter(({ text }) => !/^(BEGIN|COMMIT)/.test(text)).length;
}

it('the board takes two queries, and an answer with everything on it no more than its kinds of rows', async () => {
  expect(await queriesFor('/opportunities/board')).toBe(2);
  // The deal, its lines, its people.
  expect(await queriesFor(`/opportunities/${deal.id}`)).toBe(3);
  // The account, a page and the number of its contacts and of its deals, the number of accounts below it.
  expect(await queriesFor(`/accounts/${deal.account_id}`)).toBe(6);
});
