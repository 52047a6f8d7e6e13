import type { Child } from '../children.ts';
import { percentile, type Figure } from '../figures.ts';
import { requestsOf, type Asked, type Picked } from './requests.ts';

const TIMES = 40;
/** What takes long is measured less often, but often enough for its 95th percentile to mean something. */
const LEAST_TIMES = 20;
const PATIENCE_MS = 15_000;
const WARM_UP = 4;

/** Where to ask, and as whom. */
interface Side {
  url: string;
  token: string;
}

interface Sent {
  method: string;
  path: string;
  body?: object | undefined;
}

async function send({ url, token }: Side, { method, path, body }: Sent): Promise<Response> {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
  return answer;
}

async function timed(
  work: () => Promise<Response>,
): Promise<[took: number, answer: Response, body: unknown]> {
  const begun = performance.now();
  const answer = await work();
  const body: unknown = await answer.json();
  return [performance.now() - begun, answer, body];
}

/** Ours and the least, in turns, so that both meet the same machine. */
async function compare(
  name: string,
  ours: () => Promise<Response>,
  least: () => Promise<Response>,
): Promise<Figure[]> {
  const measured: number[] = [];
  const floor: number[] = [];
  const begun = performance.now();
  for (let n = 0; n < TIMES + WARM_UP; n++) {
    if (n >= LEAST_TIMES + WARM_UP && performance.now() - begun > PATIENCE_MS) break;
    const [took] = await timed(ours);
    const [bare] = await timed(least);
    if (n < WARM_UP) continue;
    measured.push(took);
    floor.push(bare);
  }
  return [0.5, 0.95].map((part) => ({
    name: `${name}, p${part * 100}`,
    value: percentile(measured, part),
    floor: percentile(floor, part),
    unit: 'ms',
    aim: part === 0.5 ? '≤ 1.5×' : '≤ 80 ms',
  }));
}

/** The next page of a list, far down: where a page by its number ends, a cursor goes on. */
async function deepCursor(side: Side): Promise<Asked> {
  const { headers } = await send(side, { method: 'GET', path: '/accounts?per_page=50&page=1000' });
  const next = /<([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1];
  if (!next) throw new Error('A page in the middle has a next one');
  return { name: 'accounts, after page 1,000 by cursor', path: next.replace(/^.*\/api\/v1/, '') };
}

/** A change of one field: ours with the version that the last answer gave, the least by the SQL of one such change. */
async function compareSaving(ours: Side, least: Side, picked: Picked): Promise<Figure[]> {
  const path = `/accounts/${picked.account}`;
  const twin = `/accounts/${picked.account + 1}`;
  let { version } = (await (await send(ours, { method: 'GET', path })).json()) as {
    version: number;
  };
  let phone = 0;
  const body = { phone: '+49 30 1', version: 1 };
  return compare(
    'save of an account',
    () =>
      send(ours, {
        method: 'PATCH',
        path,
        body: { phone: `+49 30 ${++phone}`, version: version++ },
      }),
    () => send(least, { method: 'PATCH', path: twin, body }),
  );
}

/**
 * Every request of sales beside the same SQL from a bare server.
 * @param show called with the figures of each request as soon as they are there
 */
export async function measureSales(
  { product, floor, token }: { product: Child; floor: Child; token: string },
  picked: Picked,
  show: (figures: readonly Figure[]) => void,
): Promise<Figure[]> {
  const ours = { url: product.url, token };
  const least = { url: floor.url, token };
  const figures: Figure[] = [];
  const keep = (...some: Figure[]) => {
    show(some);
    figures.push(...some);
  };
  for (const { name, path, body } of [...requestsOf(picked), await deepCursor(ours)]) {
    const asked = { method: body ? 'POST' : 'GET', path, body };
    keep(
      ...(await compare(
        name,
        () => send(ours, asked),
        () => send(least, asked),
      )),
    );
  }
  keep(...(await compareSaving(ours, least, picked)));
  const { rss } = await product.memory();
  keep({
    name: 'server after the run, resident memory',
    value: rss / 1024 ** 2,
    unit: 'MB',
  });
  return figures;
}
