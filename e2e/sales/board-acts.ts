import type { Locator, Page } from 'playwright-core';

/** The column of a stage on the board. */
export const lane = (page: Page, name: string) =>
  page.getByRole('region', { name: new RegExp(`^${name}, `) });

export const card = (where: Locator, name: string) =>
  where.getByRole('article').filter({ hasText: name });

/** Where a thing can be taken hold of. */
export async function middleOf(place: Locator): Promise<{ x: number; y: number }> {
  const box = await place.boundingBox();
  if (!box) throw new Error('It is not on screen');
  return { x: box.x + box.width / 2, y: box.y + Math.min(box.height / 2, 120) };
}

/** Takes a card with the mouse and holds it over a column. */
export async function dragOver(page: Page, what: Locator, where: Locator): Promise<void> {
  const from = await middleOf(what);
  const to = await middleOf(where);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 12, from.y + 4, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 8 });
  await page.locator('[data-over]').waitFor();
}
