import { startEngine, startFloor, startProduct, type Place } from './children.ts';
import { runSales } from './crm/run.ts';
import { tableOf, type Figure } from './figures.ts';
import { prepare } from './ground.ts';
import { measureIdleSockets } from './measure/idle-sockets.ts';
import { measureLists } from './measure/lists.ts';
import { floorTarget, measureMessages, productTarget } from './measure/messages.ts';
import { measureSizes } from './measure/sizes.ts';

/**
 * npm run bench [-- --postgres]: every figure beside the least that the same work costs on this machine now. The
 * embedded database by default; PostgreSQL with DATABASE_URL (a server on which databases may be made) or --postgres.
 * npm run bench -- crm: sales alone, always on PostgreSQL.
 */
const LOCAL = 'postgres://postgres@127.0.0.1:5432/postgres';
const wantsPostgres = process.argv.includes('--postgres');
const server = process.env.DATABASE_URL ?? (wantsPostgres ? LOCAL : null);

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** What only the start needed is given back after a few seconds. */
function comeToRest(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5000));
}

async function measureStart(place: Place): Promise<Figure[]> {
  const product = await startProduct(place);
  await comeToRest();
  const { rss } = await product.memory();
  await product.stop();
  const start = {
    name: 'start-up, second start',
    value: product.readyMs,
    unit: 'ms',
    aim: '< 3,000 ms',
  };
  const idle = { name: 'idle server, resident memory', value: rss / 1024 ** 2, unit: 'MB' };
  if (place.databaseUrl) return [start, { ...idle, aim: '< 200 MB' }];
  const engine = await startEngine(place);
  await comeToRest();
  const bare = await engine.memory();
  await engine.stop();
  return [start, { ...idle, floor: bare.rss / 1024 ** 2, aim: '< 200 MB + PGlite' }];
}

async function main(): Promise<void> {
  say(`Preparing 100,000 clients on ${server ? 'PostgreSQL' : 'the embedded database'} …`);
  await using ground = await prepare(server);
  const { place, staffToken, visitorTokens } = ground;
  const figures: Figure[] = await measureStart(place);
  const [product, floor] = [await startProduct(place), await startFloor(place)];
  try {
    say('Messages …');
    const ours = productTarget(product.url, { staff: staffToken, visitors: visitorTokens });
    figures.push(...(await measureMessages(ours, floorTarget(floor.url))));
    say('Lists …');
    figures.push(...(await measureLists(product, floor, staffToken)));
    say('Idle sockets …');
    figures.push(...(await measureIdleSockets(product, floor, visitorTokens)));
  } finally {
    await product.stop();
    await floor.stop();
  }
  figures.push(...measureSizes());
  process.stdout.write(`\n${tableOf(figures)}\n`);
}

if (process.argv.includes('crm')) await runSales(server ?? LOCAL, say);
else await main();
