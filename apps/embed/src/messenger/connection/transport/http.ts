import type { Api, ReadPage } from './ports.ts';
import { ApiError } from './ports.ts';

interface Call {
  token?: string | null;
  body?: object;
  query?: object;
}

const ANSWER_WITHIN = 20_000;

/** The visitor's HTTP interface at `origin`. */
export function httpApi(origin: string, site_id: string, page: ReadPage): Api {
  const base = `${origin}/api/v1/messenger`;
  const call = async <T>(path: string, { token, body, query }: Call): Promise<T> => {
    const address = new URL(base + path);
    for (const [name, value] of Object.entries(query ?? {}))
      address.searchParams.set(name, String(value));
    const response = await fetch(address, {
      method: body ? 'POST' : 'GET',
      headers: {
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
        ...(body ? { 'Content-Type': 'application/json' } : {}),
      },
      body: body ? JSON.stringify(body) : null,
      // Cookies of our origin are for people at work, never for visitors.
      credentials: 'omit',
      signal: AbortSignal.timeout(ANSWER_WITHIN),
    }).catch(() => {
      throw new ApiError(0, {});
    });
    const text = await response.text().catch(() => '');
    if (!response.ok) throw new ApiError(response.status, parseJson(text) ?? {});
    return parseJson(text) as T;
  };
  return {
    session: (request) => call('/session', { body: { site_id, ...request, page: page() } }),
    threads: (token) => call('/conversations', { token }),
    messages: (token, { conversation_id, ...query }) =>
      call(`/conversations/${conversation_id}/messages`, { token, query }),
    send: (token, body) => call('/messages', { token, body }),
    read: (token, { conversation_id, seq }) =>
      call(`/conversations/${conversation_id}/read`, { token, body: { seq } }),
    identify: (token, body) => call('/identify', { token, body }),
    requestCode: (token, email) => call('/verify/request', { token, body: { email } }),
    confirmCode: (token, body) => call('/verify/confirm', { token, body }),
  };
}

/** JSON, or null when it is something else. */
export function parseJson(text: string): object | null {
  try {
    return JSON.parse(text) as object;
  } catch {
    return null;
  }
}
