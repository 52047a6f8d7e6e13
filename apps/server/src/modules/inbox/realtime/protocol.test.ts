import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AgentScreen } from '../../../testing/realtime/agent-screen.ts';
import { openHouse, type House } from '../../../testing/realtime/house.ts';
import { comeToRest, expectAgreement, type Company } from '../../../testing/realtime/verdict.ts';
import { VisitorTab } from '../../../testing/realtime/visitor-tab.ts';

const VISITORS = 3;
const TABS = 2;
const AGENTS = 2;
const RUNS = 25;

let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

async function gather(): Promise<Company> {
  const ada = await house.organization();
  const bo = await house.colleague(ada);
  const site = await house.site(ada);
  const visitors = await Promise.all(
    Array.from({ length: VISITORS }, async () => {
      const { token } = await house.visitor(site);
      return Array.from({ length: TABS }, () => new VisitorTab(house, token));
    }),
  );
  const agents = [ada, bo].map(({ token }) => new AgentScreen(house, token));
  for (const one of [...visitors.flat(), ...agents]) one.connect();
  return { visitors, agents };
}

async function disperse({ visitors, agents }: Company): Promise<void> {
  for (const one of [...visitors.flat(), ...agents]) {
    one.cut();
    await one.wire?.closed;
  }
}

const tab = fc.nat(VISITORS * TABS - 1);
const agent = fc.nat(AGENTS - 1);
const anybody = fc.nat(VISITORS * TABS + AGENTS - 1);
const copies = fc.constantFrom(1, 1, 1, 2, 3);

/** What may happen, at any moment, in any order. */
const step = fc.oneof(
  { weight: 10, arbitrary: fc.record({ do: fc.constant('write' as const), tab, copies }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('begin' as const), tab, copies }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('reply' as const), agent, tab, copies }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('note' as const), agent, tab, copies }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cut' as const), one: anybody }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('cutSoon' as const), one: anybody, pushes: fc.nat(8) }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('connect' as const), one: anybody }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('shuffle' as const), tab, key: fc.nat() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('setClock' as const),
      minutes: fc.integer({ min: -10, max: 10 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('burst' as const),
      tab,
      size: fc.integer({ min: 5, max: 40 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('breathe' as const), turns: fc.nat(20) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

let minutes = 0;
function setClock(to: number): void {
  house.pass((to - minutes) * 60_000);
  minutes = to;
}

async function perform(company: Company, doing: Step, number: number): Promise<void> {
  const tabs = company.visitors.flat();
  const everybody = [...tabs, ...company.agents];
  const content = `${number}`;
  switch (doing.do) {
    case 'write':
      return void tabs[doing.tab]?.write(content, doing);
    case 'begin':
      return void tabs[doing.tab]?.write(content, { ...doing, fresh: true });
    case 'burst':
      for (let n = 0; n < doing.size; n++) tabs[doing.tab]?.write(`${number}.${n}`);
      return;
    case 'reply':
    case 'note': {
      const conversation = tabs[doing.tab]?.timeline.conversations.at(-1);
      const kind = doing.do === 'note' ? 'note' : 'text';
      if (conversation)
        company.agents[doing.agent]?.reply(conversation, content, { ...doing, kind });
      return;
    }
    case 'cut':
      return everybody[doing.one]?.cut();
    case 'cutSoon':
      return everybody[doing.one]?.cutAfter(doing.pushes);
    case 'connect':
      return everybody[doing.one]?.connect();
    case 'shuffle':
      return tabs[doing.tab]?.resend((items) => shuffled(items, doing.key));
    case 'setClock':
      return setClock(doing.minutes);
    case 'breathe':
      for (let turn = 0; turn < doing.turns; turn++) await turnOfTheLoop();
  }
}

function turnOfTheLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function shuffled<T>(items: T[], key: number): T[] {
  const keyed = items.map((item, index) => ({ item, at: ((index + 1) * (key + 7919)) % 104_729 }));
  return keyed.toSorted((a, b) => a.at - b.at).map(({ item }) => item);
}

/** Limits are counted by the clock, and the clock stands still. */
async function rest(): Promise<void> {
  house.pass(60_000);
  await turnOfTheLoop();
}

async function play(steps: Step[]): Promise<void> {
  const company = await gather();
  try {
    for (const [number, doing] of steps.entries()) await perform(company, doing, number);
    setClock(0);
    await comeToRest(company, rest);
    await expectAgreement(company);
  } finally {
    await disperse(company);
  }
}

test('whatever happens on the way, nothing is lost, doubled or out of order', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 120 }), play), {
    numRuns: RUNS,
    seed: 20_260_302,
    endOnFailure: true,
  });
}, 120_000);

test('a burst of 1,000 messages, the tab cut in the middle, arrives whole on every screen', async () => {
  const company = await gather();
  const [[left, right] = []] = company.visitors;
  const [ada, bo] = company.agents;
  left?.write('first');
  await left?.wire?.until(() => left.acked.size === 1, 'the first acknowledgement');
  const conversation = left?.timeline.conversations[0] ?? '';
  for (let n = 0; n < 1000; n++) {
    left?.write(`burst ${n}`);
    if (n % 100 === 0) ada?.reply(conversation, `answer ${n}`);
    if (n % 250 === 0) bo?.reply(conversation, `note ${n}`, { kind: 'note' });
    if (n === 300) right?.cut();
  }
  left?.cutAfter(400);
  bo?.cutAfter(200);
  await left?.wire?.closed;
  await comeToRest(company, rest);
  await expectAgreement(company);
  const numbers = left?.timeline.list(conversation).filter((line) => line.includes('burst'));
  expect(numbers).toHaveLength(1000);
  await disperse(company);
}, 180_000);
