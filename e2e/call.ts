import type { BodyInput, ParamsInput, ResponseOf, Route } from '@atrium/contract/core/route.ts';
import { uuidv7 } from '@atrium/contract/core/ids.ts';
import { mails } from '@atrium/contract/identity/mails.ts';
import type { Page } from 'playwright-core';
import { vi } from 'vitest';

interface CallInput<R> {
  params?: ParamsInput<R>;
  query?: Record<string, string>;
  body?: BodyInput<R>;
}

/** Calls a route as the person who is signed in on the page, for what a journey needs but does not tell. */
export async function call<R extends Route>(
  page: Page,
  route: R,
  input: CallInput<R> = {},
): Promise<ResponseOf<R>> {
  const values = Object.entries((input.params ?? {}) as Record<string, string | number>);
  const path = values.reduce((so, [name, value]) => so.replace(`:${name}`, `${value}`), route.path);
  const { origin } = new URL(page.url());
  const answer = await page.context().request.fetch(`${origin}/api/v1${path}`, {
    method: route.method,
    headers: { origin, 'idempotency-key': uuidv7() },
    ...(input.query && { params: input.query }),
    ...(route.method !== 'GET' && { data: input.body ?? {} }),
  });
  if (!answer.ok()) throw new Error(`${route.method} ${path}: ${await answer.text()}`);
  return (answer.status() === 204 ? undefined : await answer.json()) as ResponseOf<R>;
}

/** The text of the newest mail of a kind to somebody: without a mail server they are held for reading. */
export async function newestMail(admin: Page, recipient: string, kind: string): Promise<string> {
  const query = { recipient, kind };
  // It is written just after the commit of what it tells about.
  const newest = await vi.waitUntil(async () => (await call(admin, mails.list, { query }))[0], {
    timeout: 20_000,
    interval: 100,
  });
  return (await call(admin, mails.get, { params: { id: newest.id } })).text;
}
