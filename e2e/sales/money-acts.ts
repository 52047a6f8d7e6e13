import type { Page } from 'playwright-core';

interface Paying {
  /** What the form begins with, when left out. */
  amount?: string;
  method: string;
  /** The last day of the service that is paid for. */
  until?: string;
}

/** Logs a payment on the page of an order or a contract. */
export async function logPayment(page: Page, { amount, method, until }: Paying): Promise<void> {
  await page.getByRole('button', { name: 'Log payment' }).click();
  const dialog = page.getByRole('dialog', { name: 'Log payment' });
  if (amount !== undefined) await dialog.getByLabel('Amount').fill(amount);
  if (until !== undefined) await dialog.getByLabel('Service period to').fill(until);
  await dialog.getByRole('combobox', { name: 'Payment method' }).click();
  await page.getByRole('option', { name: method }).click();
  await dialog.getByRole('button', { name: 'Log payment' }).click();
}

/** What is said under a label in the head of a record's page. */
export const fact = (page: Page, label: string) =>
  page.locator('header dl > div').filter({ hasText: label }).locator('dd');
