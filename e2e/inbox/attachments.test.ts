import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openConversation, openMessenger, setUp, write } from '../acts.ts';
import { DISGUISED, DOCUMENT, DRAWING, PICTURE, type SampleFile } from '../samples.ts';
import { openStage, type Stage } from '../stage.ts';

let stage: Stage;
let staff: Page;
let visitor: Page;

beforeAll(async () => {
  stage = await openStage();
  staff = await stage.person();
  visitor = await stage.person();
  await setUp(staff, stage);
  await staff.goto(`${stage.address}/inbox`);
  await visitor.goto(stage.website);
  await openMessenger(visitor);
  await write(visitor, 'Here is my sketch');
  await openConversation(staff, 'Here is my sketch');
});
afterAll(() => stage.close());

const log = (page: Page) => page.getByRole('log', { name: 'Messages' });
const composer = () => visitor.locator('form.composer');
const reply = () => staff.getByRole('textbox', { name: 'Write a reply' });

/** Drops or pastes a file as a person would, without a file dialog. */
async function give(target: Locator, kind: 'drop' | 'paste', file: SampleFile): Promise<void> {
  const transfer = await target.page().evaluateHandle(
    ({ name, type, bytes }) => {
      const made = new DataTransfer();
      made.items.add(new File([Uint8Array.from(bytes)], name, { type }));
      return made;
    },
    { name: file.name, type: file.mimeType, bytes: [...file.buffer] },
  );
  if (kind === 'drop') return target.dispatchEvent('drop', { dataTransfer: transfer });
  await target.evaluate((element, clipboardData) => {
    const how = { clipboardData, bubbles: true, cancelable: true, composed: true };
    element.dispatchEvent(new ClipboardEvent('paste', how));
  }, transfer);
}

/** Loaded and drawn, not only in the page. */
async function expectDrawn(image: Locator): Promise<void> {
  await image.waitFor();
  await expect
    .poll(() => image.evaluate((each) => each instanceof HTMLImageElement && each.naturalWidth))
    .toBe(8);
}

test('a picture and a document of the visitor reach the Inbox', async () => {
  await composer().locator('input[type=file]').setInputFiles([PICTURE, DOCUMENT]);
  await composer().getByRole('button', { name: 'Remove sketch.png' }).waitFor();
  await composer().getByRole('button', { name: 'Remove quote.pdf' }).waitFor();
  await composer().locator('progress').last().waitFor({ state: 'detached' });
  await composer().getByRole('button', { name: 'Send' }).click();
  await expectDrawn(log(staff).getByRole('img', { name: 'Image sketch.png' }));
  const link = log(staff).getByRole('link', { name: 'Open quote.pdf' });
  const address = (await link.getAttribute('href')) ?? '';
  const answer = await staff.request.get(new URL(address, stage.address).href);
  expect(answer.headers()['content-type']).toBe('application/pdf');
  expect(await answer.body()).toEqual(DOCUMENT.buffer);
});

test('a picture dropped and a document pasted in the Inbox reach the visitor', async () => {
  await give(reply(), 'drop', PICTURE);
  await staff.getByRole('button', { name: 'Remove sketch.png' }).waitFor();
  await give(reply(), 'paste', DOCUMENT);
  await staff.getByRole('button', { name: 'Remove quote.pdf' }).waitFor();
  await reply().press('Control+Enter');
  await expectDrawn(log(visitor).getByRole('img', { name: 'sketch.png' }).last());
  await log(visitor)
    .getByRole('link', { name: /quote\.pdf/ })
    .last()
    .waitFor();
  await visitor.reload();
  await expectDrawn(log(visitor).getByRole('img', { name: 'sketch.png' }).last());
});

test('a drawing with a script inside is refused in words, on both sides', async () => {
  await give(composer(), 'drop', DRAWING);
  await composer().getByText('logo.svg: only images and PDF can be sent').waitFor();
  await give(reply(), 'drop', DRAWING);
  await staff.getByText('logo.svg: only images (PNG, JPEG, GIF, WebP) and PDF').waitFor();
});

test('so is a page that calls itself a picture', async () => {
  await give(composer(), 'drop', DISGUISED);
  await composer().getByText('holiday.png could not be uploaded').waitFor();
  await give(reply(), 'drop', DISGUISED);
  await staff.getByText(/holiday\.png could not be uploaded: /).waitFor();
  for (const page of [staff, visitor]) {
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  }
});
