import type { Client } from '@atrium/contract/clients/clients.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectProblem, fieldsOf } from '../../testing/problems.ts';
import { openTestApp, type Staff, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let ada: Staff;
let bo: Staff;
let stranger: Staff;

beforeAll(async () => {
  app = await openTestApp();
});

beforeEach(async () => {
  ada = await app.organization();
  bo = await app.colleague(ada);
  stranger = await app.organization('Stranger');
});

afterAll(() => app.close());

async function create(body: object = {}): Promise<Client> {
  const answer = await ada.call('POST', '/clients', { email: 'ana@fern.example', ...body });
  expect(answer.statusCode).toBe(201);
  return answer.json<Client>();
}

const auditOf = (staff: Staff, entity_id: number) =>
  app.rows<{ action: string; changes: object; actor_name: string }>(
    `SELECT action, changes, actor_name FROM audit_log WHERE org_id = $1 AND entity = 'client' AND entity_id = $2 ORDER BY id`,
    [staff.org, String(entity_id)],
  );
const eventsOf = (staff: Staff, subject: number) =>
  app.rows<{ type: string; client_id: number; data: object }>(
    `SELECT type, client_id, data FROM events WHERE org_id = $1 AND subject_type = 'client' AND subject_id = $2 ORDER BY id`,
    [staff.org, String(subject)],
  );
const clientsOf = (staff: Staff) =>
  app.rows<{ email: string }>('SELECT email FROM clients WHERE org_id = $1 ORDER BY id', [
    staff.org,
  ]);

describe('creating', () => {
  it('gives the record, says where it is, and tells audit and events', async () => {
    const body = { email: ' Ana@Fern.Example ', name: ' Ana ', phone: '+49 1', owner_id: bo.id };
    const answer = await ada.call('POST', '/clients', body);
    const client = answer.json<Client>();
    expect(answer.headers.location).toBe(`/api/v1/clients/${client.id}`);
    expect(client).toMatchObject({
      email: 'ana@fern.example',
      name: 'Ana',
      phone: '+49 1',
      company: null,
      stage: 'visitor',
      owner: { id: bo.id, name: bo.name },
      is_verified: false,
      is_active: true,
      conversation_count: 0,
      version: 1,
      created_at: app.now().toISOString(),
      can: { update: true, deactivate: true },
    });
    expect(await auditOf(ada, client.id)).toEqual([
      {
        action: 'client.created',
        changes: { email: [null, 'ana@fern.example'] },
        actor_name: ada.name,
      },
    ]);
    expect(await eventsOf(ada, client.id)).toEqual([
      { type: 'client.created', client_id: client.id, data: { email: 'ana@fern.example' } },
    ]);
  });

  it.each([
    [{}, ['email']],
    [{ email: 'nobody' }, ['email']],
    [{ email: 7 }, ['email']],
    [{ email: 'a@b.example', stage: 'king' }, ['stage']],
    [{ email: 'a@b.example', name: 'x'.repeat(201) }, ['name']],
    [{ email: 'a@b.example', owner_id: '1' }, ['owner_id']],
    [{ email: 'a@b.example', is_verified: true }, ['is_verified']],
    [{ email: 'a@b.example', org_id: 1, id: 3 }, ['org_id', 'id']],
  ])('refuses %j', async (body, fields) => {
    const problem = expectProblem(await ada.call('POST', '/clients', body), 400, 'invalid');
    expect(fieldsOf(problem)).toEqual(fields);
    expect(await clientsOf(ada)).toEqual([]);
  });

  it('refuses an e-mail that is taken, however it is written, and an unknown owner', async () => {
    await create();
    const again = await ada.call('POST', '/clients', { email: 'ANA@fern.example' });
    expect(fieldsOf(expectProblem(again, 422, 'rule'))).toEqual(['email']);
    const owned = await ada.call('POST', '/clients', {
      email: 'b@b.example',
      owner_id: stranger.id,
    });
    expect(fieldsOf(expectProblem(owned, 422, 'rule'))).toEqual(['owner_id']);
    expect(await clientsOf(ada)).toHaveLength(1);
  });

  it('knows the same e-mail once in each organization', async () => {
    await create();
    const answer = await stranger.call('POST', '/clients', { email: 'ana@fern.example' });
    expect(answer.statusCode).toBe(201);
  });

  it('asks for a session and a permission', async () => {
    const body = { email: 'ana@fern.example' };
    expectProblem(await app.call('POST', '/clients', { body }), 401, 'unauthenticated');
    const reader = await app.call('POST', '/api-keys', {
      token: ada.token,
      body: { name: 'reader', scopes: ['clients.read'] },
    });
    const { key: token } = reader.json<{ key: string }>();
    expectProblem(await app.call('POST', '/clients', { token, body }), 403, 'forbidden');
    expect((await app.call('GET', '/clients', { token })).statusCode).toBe(200);
    expect(await clientsOf(ada)).toEqual([]);
  });
});

describe('reading', () => {
  it('gives a client to its organization only', async () => {
    const client = await create();
    expect((await bo.call('GET', `/clients/${client.id}`)).json()).toEqual(client);
    expectProblem(await stranger.call('GET', `/clients/${client.id}`), 404, 'not_found');
    expectProblem(await ada.call('GET', '/clients/999999999'), 404, 'not_found');
    expectProblem(await app.call('GET', `/clients/${client.id}`), 401, 'unauthenticated');
  });

  it.each(['abc', '0', '-1', '1.5', '9007199254740993', '%00', '1;DROP TABLE clients'])(
    'calls the id %s malformed or unknown',
    async (id) => {
      const answer = await ada.call('GET', `/clients/${encodeURIComponent(id)}`);
      expectProblem(answer, 400, 'invalid');
    },
  );

  it('tells what happened, newest first, page by page', async () => {
    const client = await create();
    const site = await app.site(ada);
    const guest = await app.visitor(site);
    await guest.call('POST', '/messenger/messages', {
      id: '0195d000-0000-7000-8000-000000000001',
      content: 'Hello',
    });
    await guest.call('POST', '/messenger/identify', { email: client.email });
    const timeline = (await ada.call('GET', `/clients/${client.id}/timeline`)).json<
      { id: number; summary: string; type: string }[]
    >();
    expect(timeline.map(({ summary }) => summary)).toEqual([
      'Started a conversation',
      'Became a lead',
      'Client created',
    ]);
    const first = `/clients/${client.id}/timeline?limit=1`;
    const [newest] = (await ada.call('GET', first)).json<{ id: number }[]>();
    const older = await ada.call('GET', `${first}&before_id=${newest?.id}`);
    expect(older.json<object[]>()).toEqual([timeline[1]]);
    expectProblem(await stranger.call('GET', first), 404, 'not_found');
    expectProblem(await ada.call('GET', `${first}&cursor=1`), 400, 'invalid');
  });

  it('names the browsers of a client and whether they are there', async () => {
    const client = await create();
    const site = await app.site(ada);
    const guest = await app.visitor(site);
    await guest.call('POST', '/messenger/identify', { email: client.email });
    const list = async (staff: Staff) => staff.call('GET', `/clients/${client.id}/visitors`);
    expect((await list(bo)).json()).toMatchObject([
      { id: guest.id, site_id: site.site_id, proof: 'claimed', is_online: true, utm: {} },
    ]);
    app.pass(91_000);
    expect((await list(bo)).json()).toMatchObject([{ is_online: false }]);
    expectProblem(await list(stranger), 404, 'not_found');
  });
});

describe('changing', () => {
  it('writes what differs, counts the version, and tells audit and events', async () => {
    const client = await create({ name: 'Ana' });
    app.pass(5000);
    const answer = await bo.call('PATCH', `/clients/${client.id}`, {
      name: 'Ana Fern',
      stage: 'client',
      email: client.email,
      version: 1,
    });
    expect(answer.json()).toEqual({
      ...client,
      name: 'Ana Fern',
      stage: 'client',
      version: 2,
      updated_at: app.now().toISOString(),
    });
    const [, changed] = await auditOf(ada, client.id);
    expect(changed).toEqual({
      action: 'client.updated',
      changes: { name: ['Ana', 'Ana Fern'], stage: ['visitor', 'client'] },
      actor_name: bo.name,
    });
    const [, event] = await eventsOf(ada, client.id);
    expect(event).toMatchObject({ type: 'client.updated', data: { changed: ['name', 'stage'] } });
  });

  it('writes nothing when nothing differs', async () => {
    const client = await create({ name: 'Ana' });
    const answer = await ada.call('PATCH', `/clients/${client.id}`, { name: 'Ana', version: 1 });
    expect(answer.json()).toEqual(client);
    expect(await auditOf(ada, client.id)).toHaveLength(1);
  });

  it('answers a wrong version with the record as it is now, and changes nothing', async () => {
    const client = await create({ name: 'Ana' });
    const path = `/clients/${client.id}`;
    const mine = await ada.call('PATCH', path, { name: 'Ana A', version: 1 });
    const theirs = await bo.call('PATCH', path, { name: 'Ana B', version: 1 });
    const problem = expectProblem(theirs, 409, 'version_conflict');
    expect(problem.current).toEqual(mine.json());
    expect((await ada.call('GET', path)).json()).toEqual(mine.json());
  });

  it('lets one of two changes at once through', async () => {
    const client = await create();
    const change = (name: string) =>
      ada.call('PATCH', `/clients/${client.id}`, { name, version: 1 });
    const answers = await Promise.all([change('One'), change('Two')]);
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200, 409]));
  });

  it('asks for the version', async () => {
    const client = await create();
    const answer = await ada.call('PATCH', `/clients/${client.id}`, { name: 'Ana' });
    expectProblem(answer, 400, 'version_missing');
  });

  it('refuses fields that are not its own, a taken e-mail, an unknown or inactive owner', async () => {
    const client = await create();
    await create({ email: 'other@fern.example' });
    const patch = (body: object) =>
      ada.call('PATCH', `/clients/${client.id}`, { version: 1, ...body });
    const unknown = expectProblem(await patch({ created_at: '2020-01-01' }), 400, 'invalid');
    expect(fieldsOf(unknown)).toEqual(['created_at']);
    const taken = expectProblem(await patch({ email: 'other@fern.example' }), 422, 'rule');
    expect(fieldsOf(taken)).toEqual(['email']);
    expectProblem(await patch({ owner_id: stranger.id }), 422, 'rule');
    await ada.call('PATCH', `/users/${bo.id}`, { is_active: false, version: 1 });
    expectProblem(await patch({ owner_id: bo.id }), 422, 'rule');
    expect((await ada.call('GET', `/clients/${client.id}`)).json()).toEqual(client);
  });

  it('is closed to strangers', async () => {
    const client = await create();
    const body = { name: 'Mine', version: 1 };
    const path = `/clients/${client.id}`;
    expectProblem(await stranger.call('PATCH', path, body), 404, 'not_found');
    expectProblem(await app.call('PATCH', path, { body }), 401, 'unauthenticated');
  });

  it('deactivates and brings back; nothing is ever deleted', async () => {
    const client = await create();
    const path = `/clients/${client.id}`;
    const off = await ada.call('PATCH', path, { is_active: false, version: 1 });
    expect(off.json()).toMatchObject({ is_active: false, version: 2 });
    expect((await ada.call('GET', '/clients?is_active=true')).json()).toEqual([]);
    const on = await ada.call('PATCH', path, { is_active: true, version: 2 });
    expect(on.json()).toMatchObject({ is_active: true, version: 3 });
    const actions = (await auditOf(ada, client.id)).map(({ action }) => action);
    expect(actions).toEqual(['client.created', 'client.deactivated', 'client.reactivated']);
    expectProblem(await app.call('DELETE', path, { token: ada.token }), 404, 'not_found');
  });
});

describe('one client for one e-mail', () => {
  it('is found or made by twenty at once as one', async () => {
    const site = await app.site(ada);
    const guests = await Promise.all(Array.from({ length: 20 }, () => app.visitor(site)));
    const spelled = (index: number) => (index % 2 ? 'Ana@Fern.example' : ' ana@fern.EXAMPLE');
    const answers = await Promise.all(
      guests.map((guest, index) =>
        guest.call('POST', '/messenger/identify', { email: spelled(index) }),
      ),
    );
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
    expect(await clientsOf(ada)).toEqual([{ email: 'ana@fern.example' }]);
    const visitors = await app.rows<{ clients: number; visitors: number }>(
      `SELECT count(DISTINCT client_id)::int AS clients, count(*)::int AS visitors FROM visitors WHERE org_id = $1`,
      [ada.org],
    );
    expect(visitors).toEqual([{ clients: 1, visitors: 20 }]);
    const created = await app.rows(
      `SELECT 1 FROM events WHERE org_id = $1 AND type = 'client.created'`,
      [ada.org],
    );
    expect(created).toHaveLength(1);
  });

  it('is made once by twenty creations at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => ada.call('POST', '/clients', { email: 'ana@fern.example' })),
    );
    const made = answers.filter(({ statusCode }) => statusCode === 201);
    expect(made).toHaveLength(1);
    expect(await clientsOf(ada)).toHaveLength(1);
  });
});
