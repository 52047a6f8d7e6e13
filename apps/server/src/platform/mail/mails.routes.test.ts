import { ROLE_PERMISSIONS, type Role } from '@atrium/contract/core/permissions.ts';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApi, createServer } from '../http/index.ts';
import {
  newPlace,
  newScope,
  openWorkbench,
  type Place,
  type Workbench,
} from '../../testing/workbench.ts';
import type { Scope } from '../scope.ts';
import { registerMails, sendMail, type NewMail } from './index.ts';

let place: Place;
let bench: Workbench;
let app: FastifyInstance;
let acme: Scope;
let stranger: Scope;

beforeAll(async () => {
  place = await newPlace();
  bench = await openWorkbench(place);
  acme = await newScope(bench.platform);
  stranger = await newScope(bench.platform, 'Stranger');
  app = await createServer({ platform: bench.platform, rateLimits: false });
  const api = createApi({
    app,
    platform: bench.platform,
    authenticators: [
      {
        kind: 'staff',
        // Who asks stands in a header: signing in is not what is tested here.
        authenticate: async ({ headers }) => {
          const role = headers['x-role'] as Role | undefined;
          const scope = headers['x-org'] === 'stranger' ? stranger : acme;
          return role ? { ...scope, permissions: ROLE_PERMISSIONS[role] } : null;
        },
      },
    ],
    allowsOrigin: () => Promise.resolve(false),
  });
  registerMails(api);
  await app.ready();
  await write({ kind: 'welcome', to: 'ada@example.com', subject: 'Welcome', text: 'Hello Ada.' });
  await write({ kind: 'reply', to: 'bob@example.com', subject: 'Grüße', text: 'Hello Bob.' });
});

afterAll(async () => {
  await app.close();
  await bench.close();
  await place.leave();
});

function write(mail: NewMail): Promise<number | null> {
  return bench.platform.db.transact(acme, (tx) => sendMail(tx, acme, mail));
}

function get(url: string, headers: Record<string, string> = { 'x-role': 'admin' }) {
  return app.inject({ url: `/api/v1${url}`, headers });
}

describe('GET /mails', () => {
  it('lists what was written, newest first, without the content', async () => {
    const answer = await get('/mails');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['x-total-count']).toBe('2');
    const rows = answer.json<Record<string, unknown>[]>();
    expect(rows[1]).toMatchObject({
      kind: 'welcome',
      recipient: 'ada@example.com',
      subject: 'Welcome',
      status: 'Held',
      attempts: 0,
      error: null,
      sent_at: null,
    });
    expect(rows[0]).not.toHaveProperty('html');
    expect(rows[0]).not.toHaveProperty('text');
  });

  it.each([
    ['kind=reply', ['bob@example.com']],
    ['status=Held&recipient=ada@example.com', ['ada@example.com']],
    ['status=Failed', []],
    ['search=grusse', ['bob@example.com']],
    ['search=ADA', ['ada@example.com']],
    ['search=%25', []],
    ['sort=recipient', ['ada@example.com', 'bob@example.com']],
  ])('with %s finds %j', async (query, expected) => {
    const rows = (await get(`/mails?${query}`)).json<{ recipient: string }[]>();
    expect(rows.map((row) => row.recipient)).toEqual(expected);
  });

  it('refuses what it does not know', async () => {
    expect((await get('/mails?color=red')).statusCode).toBe(400);
    expect((await get('/mails?status=Lost')).statusCode).toBe(400);
  });
});

describe('GET /mails/:id', () => {
  it('shows both forms of one mail', async () => {
    const [row] = (await get('/mails?kind=welcome')).json<{ id: number }[]>();
    const mail = (await get(`/mails/${row?.id}`)).json<{ text: string; html: string }>();
    expect(mail.text).toContain('Hello Ada.');
    expect(mail.html).toContain('<p style=');
  });

  it('knows nothing of a mail that is not there', async () => {
    expect((await get('/mails/999999')).statusCode).toBe(404);
    expect((await get('/mails/x')).statusCode).toBe(400);
  });
});

describe('both', () => {
  it.each(['list', 'one'])(
    'are for administrators of the organization only (%s)',
    async (which) => {
      const [row] = (await get('/mails?kind=welcome')).json<{ id: number }[]>();
      const url = which === 'list' ? '/mails' : `/mails/${row?.id}`;
      expect((await get(url, {})).statusCode).toBe(401);
      expect((await get(url, { 'x-role': 'user' })).statusCode).toBe(403);
      const foreign = await get(url, { 'x-role': 'admin', 'x-org': 'stranger' });
      expect(foreign.statusCode === 404 || foreign.body === '[]').toBe(true);
    },
  );
});
