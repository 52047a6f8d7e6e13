import type { BodyInput, ResponseOf, Route } from '@atrium/contract/core/route.ts';
import { uuidv7 } from '@atrium/contract/core/ids.ts';
import type { AddressInput } from './address.ts';
import { addressOf } from './address.ts';
import { problemOf, unreachable } from './problem.ts';
import { refreshSession } from './refresh.ts';

type Body<Value> = [Value] extends [undefined]
  ? { body?: undefined }
  : undefined extends Value
    ? { body?: Value }
    : { body: Value };

/** What a call of a route needs, by the contract. */
export type CallInput<R> = AddressInput<R> &
  Body<BodyInput<R>> & {
    signal?: AbortSignal | undefined;
    /** For idempotent routes; left out, each call makes its own. */
    idempotency_key?: string;
  };

export interface List<Row> {
  rows: Row[];
  /** How many there are on all pages together. */
  total: number;
}

/** A page of a list, and where the next one begins: for what is read on and on. */
export interface ListPage<Row> extends List<Row> {
  /** Null when this was the last. */
  cursor: string | null;
}

function cursorOf(response: Response): string | null {
  const next = /<([^>]*)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
  return next === undefined ? null : new URL(next, location.origin).searchParams.get('cursor');
}

function requestOf(route: Route, input: CallInput<Route>): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (route.idempotent) headers['idempotency-key'] = input.idempotency_key ?? uuidv7();
  const init: RequestInit = { method: route.method, credentials: 'same-origin', headers };
  if (input.signal) init.signal = input.signal;
  if (route.method !== 'GET') {
    headers['content-type'] = 'application/json';
    init.body = JSON.stringify(input.body ?? {});
  }
  return init;
}

async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw unreachable();
  }
}

async function answerOf(route: Route, input: CallInput<Route>): Promise<Response> {
  const address = addressOf(route, input);
  const init = requestOf(route, input);
  const began = Date.now();
  const response = await reach(address, init);
  if (response.ok) return response;
  const problem = await problemOf(response);
  const isExpired = problem.code === 'unauthenticated' && route.access !== 'public';
  if (!isExpired || !(await refreshSession(began))) throw problem;
  const second = await reach(address, init);
  if (!second.ok) throw await problemOf(second);
  return second;
}

/**
 * Calls a route of the contract and gives its answer.
 * An expired access token is exchanged once and the call repeated.
 * @throws ApiProblem when the answer is no success
 */
export async function call<R extends Route>(
  route: R,
  ...[input]: object extends CallInput<R> ? [CallInput<R>?] : [CallInput<R>]
): Promise<ResponseOf<R>> {
  const response = await answerOf(route, (input ?? {}) as CallInput<Route>);
  if (response.status === 204) return undefined as ResponseOf<R>;
  return (await response.json()) as ResponseOf<R>;
}

type RowOf<R> = ResponseOf<R> extends readonly (infer Row)[] ? Row : never;

/** Calls a route that lists: the rows of the page and how many there are in all. */
export async function callList<R extends Route>(
  route: R,
  input: CallInput<R>,
): Promise<ListPage<RowOf<R>>> {
  const response = await answerOf(route, input as CallInput<Route>);
  const rows = (await response.json()) as RowOf<R>[];
  const total = Number(response.headers.get('x-total-count') ?? rows.length);
  return { rows, total, cursor: cursorOf(response) };
}
