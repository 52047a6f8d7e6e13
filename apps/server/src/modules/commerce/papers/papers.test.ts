import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { breakEverywhere } from '../../../testing/stand-ins/cut-line.ts';
import { multipart, PNG } from '../../../testing/multipart.ts';
import { readPdf } from '../../../testing/stand-ins/pdf-reader.ts';
import { salesOf } from '../../../testing/sales.ts';
import { openTestApp, type Staff, type TestApp } from '../../../testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const ADDRESS = 'Kastanienallee 12\n10435 Berlin';

/** An agency with a profile, its sales, and how to read its papers. */
async function agency(profile: object = {}) {
  const ada = await app.organization('Nordlicht Studio');
  const { headers, body } = multipart(PNG, 'logo.png');
  const logo = await app.call('POST', '/files', { token: ada.token, headers, body });
  const known = {
    address: ADDRESS,
    email: 'hello@nordlicht.example',
    tax_id: 'DE 123456789',
    currency: 'EUR',
    locale: 'en-GB',
    time_zone: 'Pacific/Auckland',
    logo_file_id: logo.json<{ id: string }>().id,
  };
  const saved = await ada.call('PATCH', '/organization', { ...known, ...profile, version: 1 });
  if (saved.statusCode !== 200) throw new Error(saved.body);
  const paper = async (path: string, by: Staff = ada) => {
    const answer = await by.call('GET', path);
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return { headers: answer.headers, ...(await readPdf(answer.rawPayload)) };
  };
  return { ada, sales: salesOf(ada), paper };
}

type Agency = Awaited<ReturnType<typeof agency>>;

async function dealOf({ sales }: Agency, lines: object[], names: Record<string, unknown> = {}) {
  const account = await sales.account({
    name: 'Łódź & Söhne GmbH',
    billing_address: 'Ul. Długa 1\n90-001 Łódź',
  });
  const deal = await sales.deal({ name: 'New website', account_id: account.id, ...names });
  for (const line of lines) await sales.line(deal, line);
  return deal;
}

describe('a quote', () => {
  it('says who offers what to whom, at which prices', async () => {
    const it = await agency();
    const { sales } = it;
    const product = await sales.product({ name: 'Website', standard_list_price: '5000.00' });
    const care = await sales.product({ name: 'Care plan', standard_list_price: '90.50' });
    const deal = await dealOf(it, [
      { product_id: product.id, quantity: 1, sale_price: '4000.00', description: 'Ten pages' },
      { product_id: care.id, quantity: 2.5 },
    ]);
    const chief = await sales.contact({
      first_name: 'Zoé',
      last_name: 'Łuk',
      account_id: deal.account_id,
    });
    const aide = await sales.contact({
      first_name: 'Al',
      last_name: 'Aide',
      account_id: deal.account_id,
    });
    await sales.post(`/opportunities/${deal.id}/contact_roles`, {
      contact_id: aide.id,
      role: 'Other',
    });
    await sales.post(`/opportunities/${deal.id}/contact_roles`, {
      contact_id: chief.id,
      role: 'Decision Maker',
    });

    const { text, pages, pictures, title, headers } = await it.paper(
      `/opportunities/${deal.id}/quote.pdf`,
    );
    const number = `QUO-${String(deal.id).padStart(6, '0')}`;
    expect(headers['content-type']).toBe('application/pdf');
    expect(headers['content-disposition']).toContain(`inline; filename="Quote ${number}.pdf"`);
    expect(headers['cache-control']).toBe('private, no-cache');
    expect(title).toBe(`Quote ${number}`);
    expect([pages.length, pictures.length]).toEqual([1, 1]);
    for (const words of [
      'Nordlicht Studio',
      'Kastanienallee 12 10435 Berlin',
      'Nordlicht Studio Kastanienallee',
      'hello@nordlicht.example',
      'Tax number DE 123456789',
      'Łódź & Söhne GmbH Zoé Łuk Ul. Długa 1 90-001 Łódź',
      'New website',
      number,
      'Date 2 March 2026',
      'Description Quantity List price Discount Price Total',
      'Website Ten pages 1 €5,000.00 20 % €4,000.00 €4,000.00',
      'Care plan 2.5 €90.50 €226.25',
      'Total €4,226.25',
      'Page 1 of 1',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('Aide');
  });

  it('names the agency once at its head, where there is no logo', async () => {
    const it = await agency({ logo_file_id: null });
    const product = await it.sales.product();
    const deal = await dealOf(it, [{ product_id: product.id }]);
    const { text } = await it.paper(`/opportunities/${deal.id}/quote.pdf`);
    // And once in the footer.
    expect(text.split('Nordlicht Studio')).toHaveLength(3);
  });

  it('shows a sign for each letter that there is none of, and never nothing', async () => {
    const it = await agency({ name: '北光 Studio שלום' });
    const product = await it.sales.product({ name: 'Web🎉site → Pro', description: null });
    const deal = await dealOf(it, [{ product_id: product.id }], { name: 'مرحبا Ⅳ ①' });
    const { text, title } = await it.paper(`/opportunities/${deal.id}/quote.pdf`);
    for (const words of ['?? Studio ????', 'Website ? Pro', '????? IV 1'])
      expect(text).toContain(words);
    expect(title).toMatch(/^Quote QUO-/);
  });

  it('is dated where the agency is', async () => {
    const it = await agency({ time_zone: 'Pacific/Pago_Pago' });
    const product = await it.sales.product();
    const deal = await dealOf(it, [{ product_id: product.id }]);
    // At nine in London it is still the evening before in Samoa.
    const { text } = await it.paper(`/opportunities/${deal.id}/quote.pdf`);
    expect(text).toContain('Date 1 March 2026');
  });

  it('shows no discount where there is none, nor what is above the list price', async () => {
    const it = await agency();
    const product = await it.sales.product({ standard_list_price: '100.00' });
    const deal = await dealOf(it, [{ product_id: product.id, sale_price: '120.00' }]);
    const { text } = await it.paper(`/opportunities/${deal.id}/quote.pdf`);
    expect(text).toContain('Description Quantity Price Total');
    expect(text).not.toContain('€100.00');
  });

  it('of 60 lines goes on over pages, each with its head, none twice', async () => {
    const it = await agency();
    const deal = await dealOf(it, []);
    const product = await it.sales.product();
    const lines = Array.from({ length: 60 }, (_none, index) => ({
      product_id: product.id,
      quantity: 1,
      description: `Part ${index + 1}.`,
    }));
    await it.ada.call('PUT', `/opportunities/${deal.id}/line_items`, { lines });
    const { pages } = await it.paper(`/opportunities/${deal.id}/quote.pdf`);
    expect(pages.length).toBeGreaterThan(2);
    pages.forEach((page, index) => expect(page).toContain(`Page ${index + 1} of ${pages.length}`));
    for (const page of pages)
      if (page.includes('Part ')) expect(page).toContain('Description Quantity');
    for (let part = 1; part <= 60; part++)
      expect(pages.filter((page) => page.includes(`Part ${part}.`))).toHaveLength(1);
  });

  it.each([
    ['very long', 'W'.repeat(200)],
    ['Arabic and Hebrew', 'شركة الشمال שלום'],
    ['Chinese and emoji', '北光工作室 🎉👩‍👩‍👧'],
    ['turned around', 'a\u202Egpj.exe\u0007'],
    ['like a template', '{{text}} <b>bold</b> %s ${1}'],
  ])('bears names that are %s', async (_what, name) => {
    const it = await agency({ name: name.slice(0, 200), address: 'x\n'.repeat(400).trim() });
    const product = await it.sales.product({ name });
    const long = `${'no end '.repeat(280)}`;
    const deal = await dealOf(
      it,
      [
        { product_id: product.id, description: long },
        { product_id: product.id, description: '\n.'.repeat(900) },
      ],
      { name },
    );
    const { text } = await it.paper(`/opportunities/${deal.id}/quote.pdf`);
    expect(text).toContain('Total €10,000.00');
  });

  it('is written in letters that there are, whatever the language', async () => {
    for (const [locale, currency, total] of [
      ['ar-EG', 'EGP', 'Total EGP 5,000.00'],
      ['fr-FR', 'EUR', 'Total 5 000,00 €'],
      ['uk-UA', 'UAH', 'Total 5 000,00 UAH'],
      ['ja-JP', 'JPY', 'Total JP¥5,000'],
    ]) {
      const it = await agency({ locale, currency });
      const product = await it.sales.product();
      const deal = await dealOf(it, [{ product_id: product.id }]);
      const { text, language } = await it.paper(`/opportunities/${deal.id}/quote.pdf`);
      expect(text).toContain(total);
      expect(language).toBe('en');
    }
  });

  it('needs something to offer, to somebody who has not declined', async () => {
    const it = await agency();
    const deal = await dealOf(it, []);
    const path = `/opportunities/${deal.id}`;
    const quote = async () => (await it.ada.call('GET', `${path}/quote.pdf`)).json();
    expect(await quote()).toMatchObject({
      status: 422,
      detail: expect.stringContaining('at least one product'),
    });
    expect((await it.ada.call('GET', path)).json().can.quote).toBe(false);
    const product = await it.sales.product();
    await it.sales.line(deal, { product_id: product.id });
    const now = (await it.ada.call('GET', path)).json();
    expect(now.can.quote).toBe(true);
    await it.ada.call('PATCH', path, {
      stage: 'Closed Lost',
      loss_reason: 'Price',
      version: now.version,
    });
    expect(await quote()).toMatchObject({ status: 422, detail: expect.stringContaining('lost') });
  });
});

describe('a paper that is kept', () => {
  it('is a file as it was then, listed with the record, and goes with a reply', async () => {
    const it = await agency();
    const { ada, sales } = it;
    const product = await sales.product();
    const deal = await dealOf(it, [{ product_id: product.id }]);
    const path = `/opportunities/${deal.id}`;
    const kept = (await ada.call('POST', `${path}/papers`, { kind: 'quote' })).json();
    expect(kept).toMatchObject({
      kind: 'quote',
      type: 'application/pdf',
      kept_by: ada.name,
      kept_at: app.now().toISOString(),
    });
    await sales.line(deal, { product_id: product.id });
    const file = await app.call('GET', kept.url);
    expect((await readPdf(file.rawPayload)).text).toContain('Total €5,000.00');
    expect((await it.paper(`${path}/quote.pdf`)).text).toContain('Total €10,000.00');
    const list = (await ada.call('GET', `${path}/papers`)).json();
    expect(list).toEqual([{ ...kept, kept_at: expect.any(String) }]);
    const timeline = (await ada.call('GET', `${path}/timeline?kind=file`)).json();
    expect(timeline[0].summary).toMatch(/^Quote QUO-\d{6} kept as a file$/);

    const guest = await app.visitor(await app.site(ada));
    const first = { id: crypto.randomUUID(), content: 'How much?', attachment_ids: [] };
    const ack = (await guest.call('POST', '/messenger/messages', first)).json();
    const reply = {
      id: crypto.randomUUID(),
      kind: 'text',
      content: 'See here.',
      attachment_ids: [kept.id],
      last_seen_seq: 1,
    };
    const sent = await ada.call('POST', `/conversations/${ack.conversation_id}/messages`, reply);
    expect([sent.statusCode, sent.body]).toEqual([
      expect.any(Number),
      expect.stringContaining('"seq":2'),
    ]);
  });
});

it('a crash while a paper is kept leaves neither file nor event', { timeout: 60_000 }, async () => {
  const it = await agency();
  const product = await it.sales.product();
  const deal = await dealOf(it, [{ product_id: product.id }]);
  const path = `/opportunities/${deal.id}/papers`;
  const left = async () => {
    const sql = ['files', 'events', 'audit_log'].map(
      (name) => `(SELECT count(*) FROM ${name}) AS ${name}`,
    );
    const bytes = await readdir(join(app.platform.config.DATA_DIR, 'files'), { recursive: true });
    const whole = bytes.filter((path) => /[0-9a-f]{40}$/.test(path)).toSorted();
    return JSON.stringify([await app.rows(`SELECT ${sql.join()}`), whole]);
  };
  const keep = async () => (await it.ada.call('POST', path, { kind: 'quote' })).statusCode === 200;
  const before = await left();
  const broken = await breakEverywhere(app, keep, async () => expect(await left()).toBe(before));
  expect(broken).toBeGreaterThan(10);
  expect(await it.ada.call('GET', path)).toMatchObject({ statusCode: 200 });
  expect((await it.ada.call('GET', path)).json()).toHaveLength(1);
});

describe('papers', () => {
  it('are for the staff of the organization', async () => {
    const it = await agency();
    const product = await it.sales.product();
    const deal = await dealOf(it, [{ product_id: product.id }]);
    const stranger = await app.organization('Stranger');
    const pdf = `/opportunities/${deal.id}/quote.pdf`;
    const papers = `/opportunities/${deal.id}/papers`;
    for (const [method, path, body] of [
      ['GET', pdf],
      ['GET', papers],
      ['POST', papers, { kind: 'quote' }],
    ] as const) {
      expect((await app.call(method, path, { body })).statusCode).toBe(401);
      expect((await stranger.call(method, path, body)).statusCode).toBe(404);
    }
    const colleague = await app.colleague(it.ada);
    expect((await it.paper(pdf, colleague)).pages).toHaveLength(1);
    expect((await it.ada.call('POST', papers, { kind: 'invoice' })).statusCode).toBe(400);
  });
});
