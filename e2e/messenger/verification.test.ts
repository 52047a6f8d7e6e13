import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { leaveEmail, openConversation, openMessenger, reply, setUp, write } from '../acts.ts';
import { newestMail } from '../call.ts';
import { openStage, type Stage } from '../stage.ts';

const SECRET = 'My alarm code is 4711';
const KIM = 'kim@example.com';

let stage: Stage;
let staff: Page;
/** The same person at another machine, or somebody who knows the address. */
let second: Page;

beforeAll(async () => {
  stage = await openStage();
  staff = await stage.person();
  const first = await stage.person();
  second = await stage.person();
  await setUp(staff, stage);
  await staff.goto(`${stage.address}/inbox`);
  await first.goto(stage.website);
  await openMessenger(first);
  await write(first, SECRET);
  await leaveEmail(first, KIM);
  await openConversation(staff, SECRET);
  await reply(staff, 'We keep it safe.');
  await first.getByText('We keep it safe.').waitFor();
});
afterAll(() => stage.close());

const frame = () => second.frameLocator('iframe[title="Chat with us"]');

/** Everything that a script of the host page can get hold of as text. */
async function withinReach(page: Page): Promise<string> {
  return page.evaluate(() => {
    const seen: string[] = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
    seen.push(document.cookie, location.href, document.documentElement.outerHTML);
    for (const element of document.querySelectorAll('*'))
      if (element.shadowRoot) seen.push(element.shadowRoot.innerHTML);
    for (const entry of performance.getEntries()) seen.push(entry.name);
    return seen.join('\n');
  });
}

test('typing a known e-mail shows nothing of its history', async () => {
  await second.goto(stage.website);
  await openMessenger(second);
  await write(second, 'Hello, it is me');
  await leaveEmail(second, KIM);
  await staff.getByText('Hello, it is me').first().waitFor();
  await second.getByRole('button', { name: 'Back' }).click();
  await second.getByRole('button', { name: 'All conversations' }).click();
  await second.getByText('Hello, it is me').waitFor();
  expect(await withinReach(second)).not.toContain('4711');
  await staff
    .getByRole('region', { name: 'Conversations' })
    .getByLabel('Unverified')
    .first()
    .waitFor();
});

test('a wrong code opens nothing', async () => {
  await second.getByRole('button', { name: 'Back' }).click();
  await second.getByRole('button', { name: 'See earlier conversations' }).click();
  await frame().getByLabel('E-mail').fill(KIM);
  await frame().getByRole('button', { name: 'Send code' }).click();
  await frame().getByLabel('Code').fill('000000');
  await frame().getByRole('button', { name: 'Confirm' }).click();
  await frame().getByRole('alert').getByText(/./).waitFor();
});

test('the code from the mail shows the history, in a frame of our own origin', async () => {
  const code = /\b\d{6}\b/.exec(await newestMail(staff, KIM, 'email_code'))?.[0] ?? '';
  await frame().getByLabel('Code').fill(code);
  await frame().getByRole('button', { name: 'Confirm' }).click();
  await frame().getByText(`Signed in as ${KIM}`).waitFor();
  await frame().getByText('We keep it safe.').click();
  await frame().getByText(SECRET).waitFor();
  const address = await second.locator('iframe[title="Chat with us"]').getAttribute('src');
  expect(new URL(address ?? '').origin).toBe(stage.address);
});

test('the page that carries it never holds the token nor the words', async () => {
  const origins = second.frames().find((each) => each.url().startsWith(stage.address));
  const token = await origins?.evaluate(() => localStorage.getItem('atrium:demo:token'));
  expect(token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$|^.{32,}$/);
  const reach = await withinReach(second);
  expect(reach).toContain('atrium:demo:');
  expect(reach).not.toContain(token);
  expect(reach).not.toContain('4711');
  const document = await second.evaluate(() => {
    const each = [...window.document.querySelectorAll('*')].find((one) => one.shadowRoot);
    return each?.shadowRoot?.querySelector('iframe')?.contentDocument ?? null;
  });
  expect(document).toBeNull();
});

test('what is written there arrives in the old conversation, now verified', async () => {
  const field = frame().getByPlaceholder('Write a message…');
  await field.fill('Please forget the code');
  await field.press('Enter');
  await openConversation(staff, 'Please forget the code');
  await staff.getByRole('log').getByText(SECRET).waitFor();
  await reply(staff, 'Forgotten.');
  await frame().getByText('Forgotten.').waitFor();
  await second.reload();
  await frame().getByText('Forgotten.').waitFor();
});
