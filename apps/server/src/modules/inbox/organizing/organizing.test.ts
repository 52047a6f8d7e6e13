import type { CannedReply, Label } from '@atrium/contract/inbox/organizing.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectProblem, fieldsOf } from '../../../testing/problems.ts';
import { openTestApp, type Staff, type TestApp } from '../../../testing/test-app.ts';

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

const trail = async (entity: string) => {
  const rows = await app.rows<{ action: string }>(
    'SELECT action FROM audit_log WHERE org_id = $1 AND entity = $2 ORDER BY id',
    [ada.org, entity],
  );
  return rows.map(({ action }) => action);
};

describe('labels', () => {
  const make = (body: object, staff = ada) => staff.call('POST', '/labels', body);

  it('are made, renamed, and removed, by administrators, for everybody', async () => {
    const answer = await make({ name: ' Billing ', color: 'teal' });
    const label = answer.json<Label>();
    expect(label).toEqual({ id: label.id, name: 'Billing', color: 'teal', version: 1 });
    expect(answer.headers.location).toBe(`/api/v1/labels/${label.id}`);
    const path = `/labels/${label.id}`;
    const renamed = await ada.call('PATCH', path, { name: 'Invoices', version: 1 });
    expect(renamed.json()).toEqual({ ...label, name: 'Invoices', version: 2 });
    expect((await bo.call('GET', '/labels')).json()).toEqual([renamed.json()]);
    expect((await stranger.call('GET', '/labels')).json()).toEqual([]);
    expect((await ada.call('DELETE', path)).statusCode).toBe(204);
    expect((await ada.call('GET', '/labels')).json()).toEqual([]);
    expectProblem(await ada.call('DELETE', path), 404, 'not_found');
    expectProblem(await ada.call('PATCH', path, { name: 'x', version: 3 }), 404, 'not_found');
    expect(await trail('label')).toEqual(['label.created', 'label.updated', 'label.deactivated']);
  });

  it('have one name each, however it is written; a removed one frees it', async () => {
    const label = (await make({ name: 'Büro' })).json<Label>();
    expectProblem(await make({ name: 'BURO' }), 409, 'conflict');
    const other = (await make({ name: 'Other' })).json<Label>();
    const path = `/labels/${other.id}`;
    expectProblem(await ada.call('PATCH', path, { name: 'büro', version: 1 }), 409, 'conflict');
    expect((await make({ name: 'Büro' }, stranger)).statusCode).toBe(201);
    await ada.call('DELETE', `/labels/${label.id}`);
    expect((await make({ name: 'Büro' })).statusCode).toBe(201);
  });

  it('refuse what does not fit, and whoever may not', async () => {
    for (const [body, field] of [
      [{}, 'name'],
      [{ name: '' }, 'name'],
      [{ name: 'x'.repeat(51) }, 'name'],
      [{ name: 'x', color: '#ff0000' }, 'color'],
    ] as const) {
      expect(fieldsOf(expectProblem(await make(body), 400, 'invalid'))).toEqual([field]);
    }
    expectProblem(await make({ name: 'x' }, bo), 403, 'forbidden');
    const { id } = (await make({ name: 'x' })).json<Label>();
    expectProblem(await bo.call('DELETE', `/labels/${id}`), 403, 'forbidden');
    expectProblem(await stranger.call('DELETE', `/labels/${id}`), 404, 'not_found');
    expectProblem(await ada.call('PATCH', `/labels/${id}`, { name: 'y' }), 400, 'version_missing');
    const stale = await ada.call('PATCH', `/labels/${id}`, { name: 'y', version: 5 });
    expect(expectProblem(stale, 409, 'version_conflict').current).toMatchObject({ id, name: 'x' });
    expectProblem(await app.call('GET', '/labels'), 401, 'unauthenticated');
  });
});

describe('canned replies', () => {
  const make = (body: object, staff = bo) => staff.call('POST', '/canned-replies', body);

  it('are kept by everybody of the staff', async () => {
    const reply = (
      await make({ shortcut: ' Grüße ', content: 'Hello\n**you**' })
    ).json<CannedReply>();
    expect(reply).toEqual({
      id: reply.id,
      shortcut: 'grüße',
      content: 'Hello\n**you**',
      version: 1,
    });
    const path = `/canned-replies/${reply.id}`;
    const changed = await ada.call('PATCH', path, { content: 'Bye', version: 1 });
    expect(changed.json()).toEqual({ ...reply, content: 'Bye', version: 2 });
    expect((await bo.call('GET', '/canned-replies')).json()).toEqual([changed.json()]);
    expect((await stranger.call('GET', '/canned-replies')).json()).toEqual([]);
    expect((await bo.call('DELETE', path)).statusCode).toBe(204);
    expect((await bo.call('GET', '/canned-replies')).json()).toEqual([]);
    expect(await trail('canned_reply')).toEqual([
      'canned_reply.created',
      'canned_reply.updated',
      'canned_reply.deactivated',
    ]);
  });

  it('refuse what does not fit, is taken, or is not theirs', async () => {
    for (const [body, field] of [
      [{ shortcut: 'two words', content: 'x' }, 'shortcut'],
      [{ shortcut: '/x', content: 'x' }, 'shortcut'],
      [{ shortcut: 'x', content: ' ' }, 'content'],
      [{ shortcut: 'x', content: 'x'.repeat(5001) }, 'content'],
    ] as const) {
      expect(fieldsOf(expectProblem(await make(body), 400, 'invalid'))).toEqual([field]);
    }
    const { id } = (await make({ shortcut: 'x', content: 'x' })).json<CannedReply>();
    expectProblem(await make({ shortcut: 'X', content: 'y' }), 409, 'conflict');
    const path = `/canned-replies/${id}`;
    expectProblem(
      await stranger.call('PATCH', path, { content: 'y', version: 1 }),
      404,
      'not_found',
    );
    expectProblem(await stranger.call('DELETE', path), 404, 'not_found');
    const stale = await bo.call('PATCH', path, { content: 'y', version: 2 });
    expectProblem(stale, 409, 'version_conflict');
  });
});
