import { afterEach, expect, test } from 'vitest';
import { AgentScreen } from '../../../testing/realtime/agent-screen.ts';
import type { Door } from '../../../testing/realtime/call.ts';
import { setUp, startServer, type ChildServer } from '../../../testing/realtime/child-server.ts';
import { comeToRest, expectAgreement, type Company } from '../../../testing/realtime/verdict.ts';
import { VisitorTab } from '../../../testing/realtime/visitor-tab.ts';
import { newPlace } from '../../../testing/database/test-database.ts';

const ROUNDS = 3;
const VISITORS = 2;
const BURST = 60;
const database = process.env.TEST_DATABASE_URL;
const redis = process.env.TEST_REDIS_URL;

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

async function open() {
  const place = await newPlace();
  ends.push(() => place.leave());
  return place.env;
}

async function start(env: Record<string, string>): Promise<ChildServer> {
  const server = await startServer(env);
  ends.push(() => server.kill());
  return server;
}

async function gather(front: Door, back: Door): Promise<Company> {
  const { staff, visitors } = await setUp(front, VISITORS);
  const company = {
    visitors: visitors.map((token) => [new VisitorTab(front, token), new VisitorTab(front, token)]),
    agents: [new AgentScreen(back, staff), new AgentScreen(back, staff)],
  };
  for (const one of [...company.visitors.flat(), ...company.agents]) one.connect();
  await comeToRest(company, rest);
  ends.push(async () => {
    for (const one of [...company.visitors.flat(), ...company.agents]) one.cut();
  });
  return company;
}

function rest(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Everybody writes at once; returns when so many messages were acknowledged and many more were not. */
async function burst({ visitors, agents }: Company, round: number): Promise<void> {
  const tabs = visitors.flat();
  const before = tabs.reduce((sum, tab) => sum + tab.acked.size, 0);
  for (let n = 0; n < BURST; n++) {
    for (const [index, tab] of tabs.entries())
      tab.write(`${round}: ${index}, ${n}`, { copies: (n % 2) + 1 });
    const conversation = agents[0]?.timeline.conversations[n % VISITORS];
    const kind = n % 4 === 0 ? 'note' : 'text';
    if (conversation && n % 3 === 0) agents[n % 2]?.reply(conversation, `${round}: ${n}`, { kind });
  }
  const enough = before + 17 + round * 31;
  const acked = () => tabs.reduce((sum, tab) => sum + tab.acked.size, 0);
  const isEnough = () => acked() >= enough;
  const wires = tabs.flatMap((tab) => tab.wire ?? []);
  await Promise.race(wires.map((wire) => wire.until(isEnough, `${enough} acks`)));
  expect(tabs.some((tab) => tab.outbox.size > 0)).toBe(true);
}

test('killed in the middle of a burst and started again, the server has lost nothing', async () => {
  const env = await open();
  let server = await start(env);
  const door: Door = { url: server.url };
  const company = await gather(door, door);
  for (let round = 1; round <= ROUNDS; round++) {
    await burst(company, round);
    await server.kill();
    await Promise.all(company.agents.map((agent) => agent.quiet()));
    server = await start(env);
    door.url = server.url;
    await comeToRest(company, rest);
    await expectAgreement(company);
  }
}, 180_000);

async function twoServers(more: Record<string, string>): Promise<void> {
  const env = { ...(await open()), SECRET_KEY: 'a secret that both of the servers know', ...more };
  let [one, two] = await Promise.all([start(env), start(env)]);
  const front: Door = { url: one.url };
  const back: Door = { url: two.url };
  const company = await gather(front, back);
  for (let round = 1; round <= ROUNDS; round++) {
    await burst(company, round);
    await one.kill();
    await Promise.all(company.agents.map((agent) => agent.quiet()));
    // Everybody is at the one that is left, until there is another.
    front.url = two.url;
    back.url = two.url;
    await comeToRest(company, rest);
    await expectAgreement(company);
    [one, two] = [two, await start(env)];
    front.url = one.url;
    back.url = two.url;
    for (const agent of company.agents) agent.cut();
    await Promise.all(company.agents.flatMap((agent) => agent.wire?.closed ?? []));
    await comeToRest(company, rest);
  }
}

test.skipIf(!database)(
  'two servers on one database: one is killed, its people move to the other and nothing is lost',
  () => twoServers({}),
  180_000,
);

test.skipIf(!database || !redis)(
  'the same with hints over Redis',
  () => twoServers({ REDIS_URL: redis ?? '' }),
  180_000,
);
