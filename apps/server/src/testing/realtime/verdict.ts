import type { StaffPush, VisitorPush } from '@atrium/contract/inbox/realtime.ts';
import type { Message } from '@atrium/contract/inbox/messages.ts';
import { expect } from 'vitest';
import type { AgentScreen } from './agent-screen.ts';
import { lineOf } from './timeline.ts';
import type { VisitorTab } from './visitor-tab.ts';
import type { Wire } from './wire.ts';

const ROUNDS = 40;
const PATIENCE_MS = 60_000;

/** Everybody who took part; tabs by visitor. */
export interface Company {
  visitors: VisitorTab[][];
  agents: AgentScreen[];
}

/**
 * Lets everybody come back and send what has no acknowledgement, until nothing is under way.
 * @param rest called between two attempts: lets the time pass that limits ask for
 */
export async function comeToRest({ visitors, agents }: Company, rest: () => Promise<void>) {
  const everybody = [...visitors.flat(), ...agents];
  for (let round = 0; round < ROUNDS; round++) {
    for (const one of everybody) one.connect();
    await Promise.all(everybody.map(isSettled));
    if (everybody.every((one) => one.isConnected && one.outbox.size === 0)) return;
    await rest();
    for (const one of everybody) one.resend();
  }
  const under = everybody.map((one) => one.outbox.size);
  throw new Error(`Not everything was acknowledged: ${under.join(' ')}`);
}

function lineTo(one: VisitorTab | AgentScreen): Wire<VisitorPush | StaffPush> | null {
  return one.wire as Wire<VisitorPush | StaffPush> | null;
}

/** Either everything said so far was answered, or the connection is gone. */
async function isSettled(one: VisitorTab | AgentScreen): Promise<void> {
  const wire = lineTo(one);
  if (!wire) return;
  const isReady = () => wire.isOver || wire.all('ready').length > 0;
  await wire.until(isReady, 'ready', PATIENCE_MS);
  const pongs = wire.all('pong').length;
  wire.say({ type: 'ping' });
  await wire.until(() => wire.isOver || wire.all('pong').length > pongs, 'pong', PATIENCE_MS);
  if ('quiet' in one) await one.quiet();
}

/** Zero lost, zero doubled, the same order everywhere, and no note where none may be. */
export async function expectAgreement({ visitors, agents }: Company): Promise<void> {
  const everybody = [...visitors.flat(), ...agents];
  expect(everybody.flatMap((one) => [...one.faults, ...one.timeline.faults])).toEqual([]);
  const truth = await readTruth({ visitors, agents });
  const acked = everybody.flatMap((one) => [...one.acked.keys()]);
  const stored = [...truth.values()].flat().map((message) => message.id);
  expect(stored.toSorted()).toEqual(acked.toSorted());
  for (const one of everybody) {
    for (const [id, seq] of one.acked) {
      const at = [...truth.values()].flat().find((message) => message.id === id);
      if (at?.seq !== seq) expect.fail(`${id} was acknowledged as ${seq}, it is ${at?.seq}`);
    }
  }
  for (const agent of agents) {
    for (const [id, messages] of truth) await expectShown(agent, id, messages);
  }
  for (const tabs of visitors) {
    const own = new Set(tabs.flatMap((tab) => tab.timeline.conversations));
    for (const tab of tabs) {
      for (const id of own) {
        const visible = truth.get(id)?.filter((message) => message.kind !== 'note') ?? [];
        await expectShown(tab, id, visible);
      }
    }
  }
}

/** What the database has, by conversation; the numbers are without gaps and each message is there once. */
async function readTruth({ visitors, agents }: Company): Promise<Map<string, Message[]>> {
  const everybody = [...visitors.flat(), ...agents];
  const ids = new Set(everybody.flatMap((one) => one.timeline.conversations));
  const truth = new Map<string, Message[]>();
  for (const id of ids) {
    const messages = (await agents[0]?.history(id)) ?? [];
    expect(messages.map((message) => message.seq)).toEqual(
      messages.map((_each, index) => index + 1),
    );
    truth.set(id, messages);
  }
  return truth;
}

/** What one screen shows of a conversation is all that is there. */
async function expectShown(one: VisitorTab | AgentScreen, id: string, truth: Message[]) {
  const last = truth.at(-1)?.seq ?? 0;
  const isThere = () => one.timeline.highest(id) >= last;
  await lineTo(one)?.until(isThere, `message ${last}`, PATIENCE_MS);
  await one.scrollUp();
  expect(one.timeline.list(id)).toEqual(truth.map(lineOf));
}
