import { clients } from '@atrium/contract/clients/clients.ts';
import { messenger } from '@atrium/contract/inbox/messenger.ts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openConversation, openMessenger, reply, setUp } from '../acts.ts';
import { call } from '../call.ts';
import { HOSTILE_TEXTS } from '../hostile-texts.ts';
import { PICTURE } from '../samples.ts';
import { openStage, type Stage } from '../stage.ts';

let stage: Stage;
let staff: Page;
let visitor: Page;
/** Whatever a page did that only a script of the texts would do. */
const alarms: string[] = [];

beforeAll(async () => {
  stage = await openStage();
  staff = await stage.person();
  visitor = await stage.person();
  for (const page of [staff, visitor]) watch(page);
  await setUp(staff, stage);
  await visitor.goto(stage.website);
  await openMessenger(visitor);
  await visitor.getByRole('button', { name: 'Send us a message' }).click();
  await visitor.getByPlaceholder('Write a message…').waitFor();
});
afterAll(() => stage.close());

function watch(page: Page): void {
  page.on('dialog', (dialog) => {
    alarms.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => alarms.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (request.url().includes('evil.example')) alarms.push(`request: ${request.url()}`);
  });
  page.on('console', (message) => {
    // A script that only the policy has stopped had come too far already.
    if (/inline script|inline event handler/.test(message.text())) alarms.push(message.text());
  });
}

/** Nothing ran, nothing of the texts has become an element, and the page is no wider than its window. */
async function expectHarmless(page: Page): Promise<void> {
  const state = await page.evaluate(() => {
    const roots: (Document | ShadowRoot)[] = [document];
    for (const element of document.querySelectorAll('*'))
      if (element.shadowRoot) roots.push(element.shadowRoot);
    const strange = roots.flatMap((root) => [
      ...root.querySelectorAll(
        '[onerror], [onload], [onfocus], [ontoggle], [onbegin], [onmouseover], a[href^="javascript" i], ' +
          'a[href^="data:text" i], iframe[srcdoc], object, embed, base, math, script:not([src])',
      ),
    ]);
    return {
      hacked: 'hacked' in window,
      strange: strange.map((element) => element.outerHTML.slice(0, 120)),
      overhang: (document.scrollingElement?.scrollWidth ?? 0) - window.innerWidth,
    };
  });
  expect(state).toEqual({ hacked: false, strange: [], overhang: 0 });
  expect(alarms).toEqual([]);
}

/** Says something to the server as the messenger of the page does. */
async function tell(path: string, body: object): Promise<{ status: number; text: string }> {
  return visitor.evaluate(
    async ({ address, body }) => {
      const answer = await fetch(address, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${localStorage.getItem('atrium:demo:token')}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify(body),
      });
      return { status: answer.status, text: await answer.text() };
    },
    { address: `${stage.address}/api/v1${path}`, body },
  );
}

test('messages are shown as they were written, on both sides', async () => {
  const field = visitor.getByPlaceholder('Write a message…');
  for (const text of HOSTILE_TEXTS) {
    await field.fill(text);
    await field.press('Enter');
  }
  await field.fill('That was all');
  await field.press('Enter');
  await staff.goto(`${stage.address}/inbox`);
  await openConversation(staff, 'That was all');
  for (const page of [visitor, staff]) {
    const log = page.getByRole('log', { name: 'Messages' });
    await log.getByText('That was all').waitFor();
    const shown = await log.innerText();
    for (const text of HOSTILE_TEXTS.filter((each) => each.startsWith('<'))) {
      expect(shown).toContain(text.trim());
    }
    await expectHarmless(page);
  }
});

test('so are replies and notes of staff', async () => {
  for (const text of HOSTILE_TEXTS.slice(0, 14)) await reply(staff, text);
  await reply(staff, 'Answered');
  await visitor.getByRole('log').getByText('Answered').waitFor();
  await expectHarmless(visitor);
  await expectHarmless(staff);
});

test('names and addresses stay text on every page that shows them', async () => {
  const name = HOSTILE_TEXTS.join(' ').slice(0, 200);
  const address = '"<img/src=x onerror=window.hacked=1>"@example.com';
  const refused = await tell(messenger.identify.path, { email: address });
  expect(refused.status).toBe(400);
  const named = await tell(messenger.identify.path, { email: 'eve@example.com', name });
  expect(named.status).toBe(200);
  await staff.getByRole('region', { name: 'Conversations' }).getByText(name.slice(0, 20)).waitFor();
  await expectHarmless(staff);
});

test('so do title, address and campaign of the page, and the name of a file', async () => {
  const utm = Object.fromEntries(
    HOSTILE_TEXTS.slice(0, 12).map((text, index) => [`utm_${index}`, text]),
  );
  const eve = await stage.person();
  watch(eve);
  const search = new URLSearchParams({
    utm_source: HOSTILE_TEXTS[4],
    utm_campaign: HOSTILE_TEXTS[0],
  });
  await eve.goto(`${stage.website}/?${search}#${HOSTILE_TEXTS[3]}`);
  await eve.evaluate((title) => (document.title = title), HOSTILE_TEXTS[13]);
  await openMessenger(eve);
  await eve.getByRole('button', { name: 'Send us a message' }).click();
  const form = eve.locator('form.composer');
  const hostileName = `${HOSTILE_TEXTS[4].replaceAll('/', '')}.png`;
  await form.locator('input[type=file]').setInputFiles({ ...PICTURE, name: hostileName });
  await form.getByRole('button', { name: /^Remove/ }).waitFor();
  await form.locator('progress').waitFor({ state: 'detached' });
  await form.getByPlaceholder('Write a message…').fill('From a strange page');
  await form.getByPlaceholder('Write a message…').press('Enter');
  await openConversation(staff, 'From a strange page');
  await staff.getByText(HOSTILE_TEXTS[13]).first().waitFor();
  await staff.getByText(HOSTILE_TEXTS[4]).first().waitFor();
  await expectHarmless(staff);
  await expectHarmless(eve);
  // What no browser would say of itself, but a tool might.
  const page = { url: 'javascript:window.hacked=1', title: HOSTILE_TEXTS[0], utm };
  const told = await tell(messenger.session.path, { site_id: 'demo', page });
  expect(told.status).toBe(200);
});

test('the client page and its timeline show them harmless too', async () => {
  const [eve] = await call(staff, clients.list, { query: { email: 'eve@example.com' } });
  await staff.goto(`${stage.address}/clients/${eve?.id}`);
  await staff.getByRole('heading', { level: 1 }).waitFor();
  await staff.getByText('Timeline').first().waitFor();
  await staff.locator('ol li').first().waitFor();
  await expectHarmless(staff);
  await staff.goto(`${stage.address}/clients`);
  await staff
    .getByRole('link', { name: /script/ })
    .first()
    .waitFor();
  await expectHarmless(staff);
  await staff.goto(`${stage.address}/settings/audit`);
  await staff.getByRole('heading', { name: 'Audit log' }).waitFor();
  await expectHarmless(staff);
});
