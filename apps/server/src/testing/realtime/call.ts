/** A server that a client talks to; which one it is may change. */
export interface Door {
  url: string;
}

export interface Answered<Body> {
  status: number;
  body: Body;
}

/** One HTTP exchange over the network. @throws when the server is not there */
export async function callOver<Body>(
  door: Door,
  given: { method: string; path: string; token: string; body?: unknown },
): Promise<Answered<Body>> {
  const response = await fetch(`${door.url}/api/v1${given.path}`, {
    method: given.method,
    headers: {
      authorization: `Bearer ${given.token}`,
      ...(given.body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(given.body !== undefined && { body: JSON.stringify(given.body) }),
  });
  const text = await response.text();
  return { status: response.status, body: (text ? JSON.parse(text) : null) as Body };
}
