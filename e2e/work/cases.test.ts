import { cases } from '@atrium/contract/work/cases.ts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { leaveEmail, openConversation, openMessenger, reply, setUp, write } from '../acts.ts';
import { call } from '../call.ts';
import { openStage, type Stage } from '../stage.ts';

const BROKEN = 'The checkout refuses every card';

let stage: Stage;
let staff: Page;
let kim: Page;

beforeAll(async () => {
  stage = await openStage();
  staff = await stage.person();
  await setUp(staff, stage);
  for (const [subject, priority] of [
    ['Which pictures may we print?', 'Low'],
    ['Opening hours are wrong', 'High'],
  ] as const)
    await call(staff, cases.create, { body: { subject, priority } });
  await staff.goto(`${stage.address}/inbox`);
  kim = await stage.person();
  await kim.goto(stage.website);
  await openMessenger(kim);
  await write(kim, BROKEN);
  await leaveEmail(kim, 'kim@fern.example');
});
afterAll(() => stage.close());

const section = (name: string) => staff.getByRole('region', { name, exact: true });
const subjects = () =>
  staff.getByRole('row').getByRole('link').filter({ hasNotText: '@' }).allTextContents();

test('what a client wrote becomes a case, which links back to it', async () => {
  await openConversation(staff, BROKEN);
  await section('Cases').getByRole('button', { name: 'Make a case' }).click();
  const dialog = staff.getByRole('dialog', { name: 'Make a case of this conversation' });
  await dialog.getByRole('combobox', { name: 'Priority' }).click();
  await staff.getByRole('option', { name: 'Urgent' }).click();
  await dialog.getByRole('button', { name: 'Create case' }).click();
  await staff.getByText('CASE-000003 was created.').waitFor();
  await section('Cases').getByRole('link', { name: BROKEN }).waitFor();
});

test('the queue has the most urgent first, with the time that is left', async () => {
  await staff.getByRole('link', { name: 'Cases', exact: true }).click();
  await staff.getByRole('heading', { name: 'Cases' }).waitFor();
  await expect
    .poll(subjects)
    .toEqual([BROKEN, 'Opening hours are wrong', 'Which pictures may we print?']);
  await staff
    .getByRole('row', { name: /The checkout refuses every card.*Urgent.*New.*Answer: \d/ })
    .waitFor();
  await staff.getByRole('link', { name: /Unassigned/ }).click();
  await expect.poll(() => staff.getByRole('row').count()).toBe(4);
});

test('its clocks stand on its page, and an answer in the Inbox stops the first', async () => {
  await staff.getByRole('link', { name: BROKEN }).click();
  await section('Service level').getByText(/left/).first().waitFor();
  await staff.getByRole('button', { name: 'Assign to me' }).click();
  await section('Conversations').getByRole('link', { name: /kim/ }).click();
  await reply(staff, 'I am on it.');
  await kim.getByText('I am on it.').waitFor();
  await section('Cases').getByRole('link', { name: BROKEN }).click();
  await section('Service level').getByText('In time').waitFor();
  await staff.getByText('First response given').waitFor();
});

test('it is moved along its path, and leaves the queue when it is closed', async () => {
  const path = staff.getByRole('navigation', { name: /CASE-000003/ });
  await path.getByRole('button', { name: 'Waiting on client' }).click();
  await section('Service level')
    .getByText(/Rests with/)
    .waitFor();
  await staff.getByRole('button', { name: 'Close case' }).click();
  await staff.getByRole('button', { name: 'Reopen' }).waitFor();
  await staff.getByRole('link', { name: 'Cases', exact: true }).click();
  await expect.poll(subjects).toEqual(['Opening hours are wrong', 'Which pictures may we print?']);
  await staff.getByRole('link', { name: 'Closed', exact: true }).click();
  await expect.poll(subjects).toEqual([BROKEN]);
});

test('targets are lengths of work, and open cases follow them', async () => {
  const dueOfHigh = async () => {
    const [first] = await call(staff, cases.list, { query: { priority: 'High' } });
    return first?.first_response_due_at;
  };
  const before = await dueOfHigh();
  await staff.goto(`${stage.address}/settings/sla`);
  const field = staff.getByLabel('First response within: High');
  await field.fill('soon');
  await field.blur();
  await staff.getByText('Enter a length such as 4 h or 1 h 30 min').waitFor();
  await field.fill('30 min');
  await staff.getByRole('button', { name: 'Save changes' }).click();
  await staff.getByText('Saved. The clocks of open cases follow at once.').waitFor();
  await expect.poll(dueOfHigh).not.toBe(before);
});
