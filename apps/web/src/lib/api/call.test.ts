import { auth } from '@atrium/contract/identity/auth.ts';
import { clients } from '@atrium/contract/clients/clients.ts';
import { conversations } from '@atrium/contract/inbox/conversations.ts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { addressOf } from './address.ts';
import { call, callList } from './call.ts';
import { ApiProblem, isProblem } from './problem.ts';

interface Seen {
  address: string;
  init: RequestInit;
}

const seen: Seen[] = [];
let answers: (Response | Error)[] = [];

function json(body: unknown, init: ResponseInit = {}): Response {
  return new Response(JSON.stringify(body), { status: 200, ...init });
}

function problem(code: string, status: number, more: object = {}): Response {
  return json({ type: 'about:blank', title: code, status, code, ...more }, { status });
}

beforeEach(() => {
  seen.length = 0;
  answers = [];
  vi.stubGlobal('fetch', (address: string, init: RequestInit) => {
    seen.push({ address, init });
    const answer = answers.shift();
    if (!answer) throw new Error(`No answer left for ${address}`);
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  });
});

afterEach(() => vi.unstubAllGlobals());

async function failure(promise: Promise<unknown>): Promise<ApiProblem> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ApiProblem)) throw new Error('It did not fail with a problem');
  return error;
}

test('addresses come from the contract, with parameters and query', () => {
  expect(addressOf(clients.get, { params: { id: 7 } })).toBe('/api/v1/clients/7');
  expect(addressOf(clients.list, { query: { search: 'a&b', stage: undefined, page: 2 } })).toBe(
    '/api/v1/clients?search=a%26b&page=2',
  );
  expect(addressOf(conversations.get, { params: { id: '../admin' } })).toBe(
    '/api/v1/conversations/..%2Fadmin',
  );
});

test('a parameter that is missing is an error, not an address', () => {
  expect(() => addressOf(clients.get, {} as never)).toThrow('needs id');
});

test('a body is sent as JSON with the cookies', async () => {
  answers = [json({ sent: true })];
  await call(auth.forgotPassword, { body: { email: 'a@b.example' } });
  expect(seen[0]?.address).toBe('/api/v1/auth/forgot-password');
  expect(seen[0]?.init).toMatchObject({
    method: 'POST',
    credentials: 'same-origin',
    body: '{"email":"a@b.example"}',
  });
});

test('a list gives its rows and how many there are in all', async () => {
  answers = [json([{ id: 1 }, { id: 2 }], { headers: { 'x-total-count': '812' } })];
  const { rows, total } = await callList(clients.list, { query: {} });
  expect(rows.map(({ id }) => id)).toEqual([1, 2]);
  expect(total).toBe(812);
});

test('no content is no value', async () => {
  answers = [new Response(null, { status: 204 })];
  expect(await call(auth.logout, { body: {} })).toBeUndefined();
});

test('an expired access token is exchanged once, and the call repeated', async () => {
  answers = [problem('unauthenticated', 401), json({ token: 't' }), json({ id: 5 })];
  const me = await call(auth.me);
  expect(me.id).toBe(5);
  expect(seen.map(({ address }) => address)).toEqual([
    '/api/v1/auth/me',
    '/api/v1/auth/refresh',
    '/api/v1/auth/me',
  ]);
});

test('calls that expire together share one exchange', async () => {
  vi.stubGlobal('fetch', (address: string) => {
    seen.push({ address, init: {} });
    const isRefresh = address.endsWith('/refresh');
    const hasRefreshed = seen.some((each) => each.address.endsWith('/refresh'));
    if (isRefresh) return Promise.resolve(json({}));
    return Promise.resolve(hasRefreshed ? json({ id: 1 }) : problem('unauthenticated', 401));
  });
  await Promise.all([call(auth.me), call(auth.organization), call(auth.sessions)]);
  expect(seen.filter(({ address }) => address.endsWith('/refresh'))).toHaveLength(1);
});

test('without a session the first problem is what is told', async () => {
  answers = [problem('unauthenticated', 401), problem('unauthenticated', 401)];
  expect((await failure(call(auth.me))).code).toBe('unauthenticated');
  expect(seen).toHaveLength(2);
});

test('a wrong password is no expired token', async () => {
  answers = [problem('invalid_credentials', 401)];
  const body = { email: 'a@b.example', password: 'wrong' };
  expect((await failure(call(auth.login, { body }))).status).toBe(401);
  expect(seen).toHaveLength(1);
});

test('problems carry the first message of each field and the request id', async () => {
  const errors = [
    { path: 'email', code: 'invalid', message: 'Enter a valid e-mail address' },
    { path: 'email', code: 'too_long', message: 'Too long' },
  ];
  answers = [problem('invalid', 400, { errors, instance: 'req-1' })];
  const error = await failure(call(clients.create, { body: { email: 'x' } }));
  expect(error.fields).toEqual({ email: 'Enter a valid e-mail address' });
  expect(error.requestId).toBe('req-1');
  expect(isProblem(error, 'invalid')).toBe(true);
});

test('a page of a proxy instead of an answer becomes a problem', async () => {
  answers = [new Response('<html>Bad gateway', { status: 502 })];
  expect((await failure(call(auth.me))).status).toBe(502);
});

test('no connection is told apart from an answer', async () => {
  answers = [new TypeError('Failed to fetch')];
  const error = await failure(call(auth.me));
  expect([error.status, error.code]).toEqual([0, 'unreachable']);
});
