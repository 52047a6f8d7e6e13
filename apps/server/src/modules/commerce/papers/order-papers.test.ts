import type { OrderDetail } from '@atrium/contract/commerce/orders.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from '../../../testing/stand-ins/pdf-reader.ts';
import { salesOf } from '../../../testing/sales.ts';
import { openTestApp, type Staff, type TestApp } from '../../../testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const DAY = '2026-02-20';

/** An order of two products, 2 × 1,000.00 and 1 × 500.50. */
async function ordered(profile: object = {}) {
  const ada = await app.organization('Nordlicht Studio');
  const known = { currency: 'EUR', locale: 'en-GB', payment_terms_days: 30 };
  await ada.call('PATCH', '/organization', { ...known, ...profile, version: 1 });
  const sales = salesOf(ada);
  const account = await sales.account({
    name: 'Fern & Co',
    billing_address: 'Main Street 1\nBerlin',
  });
  const deal = await sales.deal({ name: 'Relaunch', account_id: account.id });
  const website = await sales.product({ name: 'Website', standard_list_price: '1000.00' });
  const care = await sales.product({ name: 'Care', standard_list_price: '500.50' });
  await sales.line(deal, { product_id: website.id, quantity: 2, description: 'Two languages' });
  await sales.line(deal, { product_id: care.id });
  const { version } = await sales.get<{ version: number }>(`/opportunities/${deal.id}`);
  await ada.call('PATCH', `/opportunities/${deal.id}`, { stage: 'Closed Won', version });
  const made = await sales.post<OrderDetail>(`/opportunities/${deal.id}/generate-order`, {
    order_date: DAY,
  });
  const read = () => sales.get<OrderDetail>(`/orders/${made.id}`);
  const pay = (amount: string) =>
    sales.post(`/orders/${made.id}/payments`, {
      amount,
      payment_date: DAY,
      payment_method: 'Bank Transfer',
    });
  const paper = async (kind: string) => {
    const answer = await ada.call('GET', `/orders/${made.id}/${kind}.pdf`);
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return { headers: answer.headers, ...(await readPdf(answer.rawPayload)) };
  };
  return { ada, sales, order: made, read, pay, paper };
}

describe('an order confirmation', () => {
  it('says what was agreed', async () => {
    const { order, paper } = await ordered();
    const { text, title, headers } = await paper('confirmation');
    expect(title).toBe(`Order confirmation ${order.number}`);
    expect(headers['content-disposition']).toContain(`"Order confirmation ${order.number}.pdf"`);
    for (const words of [
      'Fern & Co Main Street 1 Berlin',
      'Relaunch',
      `Number ${order.number} Order date 20 February 2026`,
      'Website Two languages 2 €1,000.00 €2,000.00',
      'Care 1 €500.50 €500.50',
      'Total €2,500.50',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('Balance');
  });

  it('keeps the prices of that day', async () => {
    const { sales, ada, paper, order } = await ordered();
    const id = order.line_items[0]!.product_id;
    const product = await sales.get<{ version: number }>(`/products/${id}`);
    const dearer = { name: 'Renamed', standard_list_price: '9999.00', version: product.version };
    expect((await ada.call('PATCH', `/products/${id}`, dearer)).statusCode).toBe(200);
    expect((await paper('confirmation')).text).toContain('Website Two languages 2 €1,000.00');
  });
});

describe('an invoice', () => {
  it('has a number of its own, after that of the order', async () => {
    const { order, paper } = await ordered();
    const { text, title, headers } = await paper('invoice');
    const number = `INV-${order.number.slice(4)}`;
    expect(title).toBe(`Invoice ${number}`);
    expect(headers['content-disposition']).toContain(`"Invoice ${number}.pdf"`);
    expect(text).toContain(`Invoice Number ${number} Order ${order.number} Date 20 February 2026`);
  });

  it('follows the payments, with the same figures as the screen', async () => {
    const { order, read, pay, paper } = await ordered();
    expect((await paper('invoice')).text).toContain(
      `Total €2,500.50 Paid so far €0.00 Balance due €2,500.50 Please pay €2,500.50 by 22 March 2026, naming INV-${order.number.slice(4)}.`,
    );
    await pay('1000.00');
    const { text } = await paper('invoice');
    expect(await read()).toMatchObject({ paid_total: '1000.00', balance_due: '1500.50' });
    expect(text).toContain('Date 20 February 2026 Due date 22 March 2026');
    expect(text).toContain('Paid so far €1,000.00 Balance due €1,500.50 Please pay €1,500.50 by');
    await pay('1500.50');
    expect((await paper('invoice')).text).toContain('Balance due €0.00 This invoice is paid.');
  });

  it('is written as the organization writes', async () => {
    const { paper } = await ordered({ locale: 'de-DE', payment_terms_days: 0 });
    const { text } = await paper('invoice');
    expect(text).toContain('Date 20. Februar 2026 Due date 20. Februar 2026');
    expect(text).toContain('Total 2.500,50 €');
  });

  it('of a cancelled order says so, and asks for nothing', async () => {
    const { ada, order, paper } = await ordered();
    const cancel = { status: 'Cancelled', version: order.version };
    expect((await ada.call('PATCH', `/orders/${order.id}`, cancel)).statusCode).toBe(200);
    for (const kind of ['invoice', 'confirmation']) {
      const { text } = await paper(kind);
      expect(text).toContain('CANCELLED');
      expect(text).toContain('There is nothing to pay.');
      expect(text).not.toContain('Please pay');
    }
  });
});

describe('papers of orders', () => {
  it('are kept as they were, each with its kind', async () => {
    const { ada, order, pay } = await ordered();
    const papers = `/orders/${order.id}/papers`;
    const invoice = (await ada.call('POST', papers, { kind: 'invoice' })).json();
    await pay('2500.50');
    app.pass(1000);
    await ada.call('POST', papers, { kind: 'confirmation' });
    const list = (await ada.call('GET', papers)).json<{ kind: string; url: string }[]>();
    expect(list.map(({ kind }) => kind)).toEqual(['confirmation', 'invoice']);
    const file = await app.call('GET', invoice.url);
    expect((await readPdf(file.rawPayload)).text).toContain('Balance due €2,500.50');
    expect((await ada.call('POST', papers, { kind: 'quote' })).statusCode).toBe(400);
  });

  it('are for the staff of the organization', async () => {
    const { order } = await ordered();
    const stranger: Staff = await app.organization('Stranger');
    for (const end of ['invoice.pdf', 'confirmation.pdf', 'papers']) {
      const path = `/orders/${order.id}/${end}`;
      expect((await app.call('GET', path)).statusCode).toBe(401);
      expect((await stranger.call('GET', path)).statusCode).toBe(404);
    }
    const kept = await stranger.call('POST', `/orders/${order.id}/papers`, { kind: 'invoice' });
    expect(kept.statusCode).toBe(404);
  });
});
