import type { Child } from '../children.ts';
import { percentile, type Figure } from '../figures.ts';

const TIMES = 60;

const QUERIES: [name: string, query: string][] = [
  ['first page', 'per_page=50'],
  ['sorted by name', 'per_page=50&sort=name'],
  ['filtered and sorted', 'per_page=50&stage=lead&sort=-last_seen_at'],
  ['search, few found', 'per_page=50&search=person777'],
  ['search, many found, sorted', 'per_page=50&search=fatima&sort=name'],
  ['page 1,000', 'per_page=50&page=1000&sort=name'],
];

/** Lists of many clients against the same SQL from a bare server; in turns, so that both meet the same machine. */
export async function measureLists(product: Child, floor: Child, token: string): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [name, query] of QUERIES) {
    const ours: number[] = [];
    const least: number[] = [];
    const headers = { authorization: `Bearer ${token}` };
    for (let n = 0; n < TIMES + 5; n++) {
      const took = await timed(`${product.url}/api/v1/clients?${query}`, headers);
      const bare = await timed(`${floor.url}/list?${query}`, {});
      if (n < 5) continue;
      ours.push(took);
      least.push(bare);
    }
    const line = (part: number) => ({
      name: `list of 100,000: ${name}, p${part * 100}`,
      value: percentile(ours, part),
      floor: percentile(least, part),
      unit: 'ms',
    });
    figures.push({ ...line(0.5), aim: '≤ 1.5×' }, line(0.95));
  }
  return figures;
}

async function timed(url: string, headers: Record<string, string>): Promise<number> {
  const begun = performance.now();
  const answer = await fetch(url, { headers });
  if (!answer.ok) throw new Error(await answer.text());
  await answer.json();
  return performance.now() - begun;
}
