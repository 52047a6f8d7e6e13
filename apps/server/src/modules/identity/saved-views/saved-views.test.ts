import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type Staff, type TestApp } from '../../../testing/test-app.ts';

let t: TestApp;
let ada: Staff;
let bo: Staff;

beforeAll(async () => {
  t = await openTestApp();
  ada = await t.organization();
  bo = await t.colleague(ada);
});
afterAll(() => t.close());

const VIEW = { entity: 'clients', name: 'Fresh leads', query: 'stage=lead&sort=-created_at' };
const namesOf = async (who: Staff) => {
  const answer = await who.call('GET', '/saved-views?entity=clients');
  return answer.json<{ name: string }[]>().map((view) => view.name);
};

test('a private view is its owner’s alone, a shared one everybody’s to use', async () => {
  const mine = (await bo.call('POST', '/saved-views', VIEW)).json();
  expect(mine).toMatchObject({
    name: 'Fresh leads',
    columns: [],
    is_shared: false,
    can: { update: true },
  });
  expect(await namesOf(ada)).toEqual([]);
  const change = { is_shared: true, version: mine.version };
  const shared = await bo.call('PATCH', `/saved-views/${mine.id}`, change);
  expect(shared.json()).toMatchObject({ is_shared: true, version: mine.version + 1 });
  expect(await namesOf(ada)).toEqual(['Fresh leads']);
  const stale = await bo.call('PATCH', `/saved-views/${mine.id}`, change);
  expect(stale.statusCode).toBe(409);
  expect(stale.json().current).toMatchObject({ is_shared: true });
});

test('colleagues cannot change a shared view, administrators can remove it', async () => {
  const shared = (
    await ada.call('POST', '/saved-views', { ...VIEW, name: 'All', is_shared: true })
  ).json();
  expect(
    (await bo.call('PATCH', `/saved-views/${shared.id}`, { name: 'X', version: 1 })).statusCode,
  ).toBe(403);
  expect((await bo.call('DELETE', `/saved-views/${shared.id}`)).statusCode).toBe(403);
  const his = (
    await bo.call('POST', '/saved-views', { ...VIEW, name: 'Bo’s', is_shared: true })
  ).json();
  expect((await ada.call('DELETE', `/saved-views/${his.id}`)).statusCode).toBe(204);
  expect(await namesOf(bo)).toEqual(['All', 'Fresh leads']);
});

test('another organization and other lists see nothing', async () => {
  const stranger = await t.organization('Other');
  expect(await namesOf(stranger)).toEqual([]);
  expect((await ada.call('GET', '/saved-views?entity=sites')).json()).toEqual([]);
});

test('bad input is refused field by field', async () => {
  const answer = await ada.call('POST', '/saved-views', {
    entity: 'Clients!',
    name: '',
    query: '',
    extra: 1,
  });
  expect(answer.statusCode).toBe(400);
  const paths = answer.json<{ errors: { path: string }[] }>().errors.map((error) => error.path);
  expect(paths.toSorted()).toEqual(['entity', 'extra', 'name']);
});
