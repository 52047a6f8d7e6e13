import { uuidv7 } from '@atrium/contract/core/ids.ts';
import type { Role } from '@atrium/contract/core/permissions.ts';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { pino } from 'pino';
import { createApp, type App } from '../app.ts';
import { addUser, foundOrganization, openPasswords } from '../modules/identity/index.ts';
import { openSession, newSessionScope } from '../modules/identity/sessions/open-session.ts';
import { modulesOf } from '../modules.ts';
import { readConfig } from '../platform/config.ts';
import { openPlatform } from '../platform/open-platform.ts';
import type { Module } from '../platform/module.ts';
import type { Caller, Platform } from '../platform/scope.ts';
import { newPlace } from './database/test-database.ts';

export const PASSWORD = 'a quite long sentence';
export const SETUP_TOKEN = 'the setup token of the tests';

export interface Sending {
  body?: unknown;
  token?: string;
  cookie?: string;
  headers?: Record<string, string>;
}

export type Answer = LightMyRequestResponse;
export type Call = (method: string, path: string, sending?: Sending) => Promise<Answer>;

/** A member of staff with an open session. */
export interface Staff {
  id: number;
  org: number;
  name: string;
  email: string;
  token: string;
  call(method: string, path: string, body?: unknown): Promise<Answer>;
}

/** A visitor of a site, with his token. */
export interface Guest {
  id: string;
  token: string;
  call(method: string, path: string, body?: unknown): Promise<Answer>;
}

export interface TestApp extends AsyncDisposable {
  app: App;
  server: FastifyInstance;
  platform: Platform;
  now(): Date;
  /** Lets time go by; nothing else does. */
  pass(ms: number): void;
  call: Call;
  /** A new organization with its administrator; tests share a database and never an organization. */
  organization(name?: string): Promise<Staff>;
  /** Another member of staff of the same organization. */
  colleague(of: Staff, role?: Role): Promise<Staff>;
  /** A site that pages of `shop.example` may use; gives its public name. */
  site(of: Staff): Promise<{ id: number; site_id: string }>;
  visitor(site: { site_id: string }): Promise<Guest>;
  /** What the database holds, past all locks. */
  rows<Row = Record<string, unknown>>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** Does everything that is due: relay, jobs. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

export interface TestAppOptions {
  env?: Record<string, string>;
  rateLimits?: boolean;
  /** The rooms, when they are to be opened in another way than usual. */
  modules?: Module[];
}

/** The whole program on a database of its own, at a time that stands still, without workers of its own. */
export async function openTestApp({
  env = {},
  rateLimits = false,
  modules = modulesOf({ passwordCost: 4 }),
}: TestAppOptions = {}): Promise<TestApp> {
  const place = await newPlace();
  const config = readConfig({ SETUP_TOKEN, ROLE: 'web', ...place.env, ...env });
  let time = new Date('2026-03-02T09:00:00Z').getTime();
  const clock = { now: () => new Date(time) };
  const dump = process.env.TEST_DUMP;
  const opened = await openPlatform({
    config,
    log: pino({ level: process.env.TEST_LOG ?? 'silent' }),
    clock,
    subscribers: modules.flatMap((module) => module.subscribers ?? []),
    engine: config.DATABASE_URL
      ? { maxConnections: 8 }
      : { inMemory: true, ...(dump && { restoreDump: dump }) },
  });
  const app = await createApp({ ...opened, modules, rateLimits });
  const call = callOf(app.server);
  const close = async () => {
    await app.close();
    await place.leave();
  };
  return {
    app,
    server: app.server,
    platform: opened.platform,
    now: clock.now,
    pass: (ms) => (time += ms),
    call,
    ...peopleOf(opened.platform, call),
    async rows<Row>(sql: string, values: unknown[] = []) {
      const { rows } = await opened.platform.db.engine.pool.query(sql, values);
      return rows as Row[];
    },
    drain: () => app.work.drain(),
    close,
    [Symbol.asyncDispose]: close,
  };
}

function callOf(server: FastifyInstance): Call {
  return (method, path, { token, cookie, body, headers } = {}) =>
    server.inject({
      method: method as 'GET',
      url: path.startsWith('/api/') ? path : `/api/v1${path}`,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(cookie && { cookie, 'sec-fetch-site': 'same-origin' }),
        ...headers,
      },
      ...(body !== undefined && { payload: body as object }),
    });
}

const passwords = openPasswords(4);

function peopleOf(platform: Platform, call: Call) {
  let number = 0;
  const caller = (): Caller => ({
    platform,
    requestId: 'test',
    ip: '127.0.0.1',
    userAgent: 'test',
    now: platform.clock.now(),
  });
  const staff = (person: Omit<Staff, 'call'>): Staff => ({
    ...person,
    call: (method, path, body) => call(method, path, { token: person.token, body }),
  });
  return {
    async organization(name = 'Acme'): Promise<Staff> {
      const email = `ada-${uuidv7()}@acme.example`;
      const founder = {
        email,
        first_name: 'Ada',
        last_name: `Admin ${++number}`,
        password_hash: await passwords.hash(PASSWORD),
      };
      return platform.db.system(async (tx) => {
        const scope = await foundOrganization(tx, caller(), { organization: { name }, founder });
        const { token, user } = await openSession(tx, scope);
        return staff({ id: user.id, org: scope.org, name: user.name, email, token });
      });
    },
    async colleague(of: Staff, role: Role = 'user'): Promise<Staff> {
      const email = `bo-${uuidv7()}@acme.example`;
      const password_hash = await passwords.hash(PASSWORD);
      const names = { first_name: 'Bo', last_name: `Colleague ${++number}` };
      return platform.db.system(async (tx) => {
        const by = newSessionScope(caller(), {
          org_id: of.org,
          user_id: of.id,
          name: of.name,
          role: 'admin',
          must_change_password: false,
        });
        const id = await addUser(tx, by, {
          email,
          ...names,
          role,
          password_hash,
          must_change_password: false,
        });
        const name = `${names.first_name} ${names.last_name}`;
        const scope = newSessionScope(caller(), {
          org_id: of.org,
          user_id: id,
          name,
          role,
          must_change_password: false,
        });
        const { token } = await openSession(tx, scope);
        return staff({ id, org: of.org, name, email, token });
      });
    },
    async site(of: Staff) {
      const body = {
        name: `Shop ${++number}`,
        site_id: `shop-${uuidv7()}`,
        allowed_domains: ['shop.example'],
      };
      const answer = await call('POST', '/sites', { token: of.token, body });
      return answer.json<{ id: number; site_id: string }>();
    },
    async visitor(site: { site_id: string }): Promise<Guest> {
      const answer = await call('POST', '/messenger/session', { body: { site_id: site.site_id } });
      if (answer.statusCode !== 200) throw new Error(answer.body);
      const { visitor_token: token, visitor } = answer.json<{
        visitor_token: string;
        visitor: { id: string };
      }>();
      return {
        id: visitor.id,
        token,
        call: (method, path, body) => call(method, path, { token, body }),
      };
    },
  };
}
