import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Platform } from '../../../../platform/scope.ts';
import { openHouse, type House } from '../../../../testing/realtime/house.ts';
import * as queries from '../../messages/messages.queries.ts';
import { Feeds, type Follower } from './feeds.ts';

let house: House;
let org: number;
let conversation: string;
let write: (content: string) => Promise<unknown>;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  const ada = await house.organization();
  const tab = await house.tab(await house.visitor(await house.site(ada)));
  org = ada.org;
  conversation = (await house.write(tab, 'first')).conversation_id;
  write = (content) => house.write(tab, content, conversation);
});

/** A platform whose reads are held back, after the database has answered, until they are let go. */
function heldBack() {
  const answered = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const { db } = house.platform;
  const platform: Platform = {
    ...house.platform,
    db: {
      ...db,
      async transact(scope, work) {
        const result = await db.transact(scope, work);
        answered.resolve();
        await gate.promise;
        return result;
      },
    },
  };
  return { platform, answered: answered.promise, letGo: () => gate.resolve() };
}

function collect(cursor: number) {
  const seqs: number[] = [];
  const follower: Follower = {
    cursor,
    withNotes: true,
    message: ({ seq }) => seqs.push(seq),
    snapshot: (messages) => seqs.push(...messages.map(({ seq }) => seq)),
  };
  return { seqs, follower };
}

async function rowOf(seq: number) {
  const given = { conversation_id: conversation, seq };
  const row = await house.platform.db.transact({ org }, (tx) =>
    queries.findBySeq(tx, { org }, given),
  );
  if (!row) throw new Error('There is no such message');
  return row;
}

test('what is committed between reading for a newcomer and counting him in reaches him', async () => {
  const held = heldBack();
  const feeds = new Feeds(held.platform);
  const { seqs, follower } = collect(0);
  const following = feeds.follow(org, conversation, follower);
  await held.answered;
  await write('second');
  feeds.offer(await rowOf(2));
  const hint = feeds.pump(conversation, 2);
  held.letGo();
  await Promise.all([following, hint]);
  expect(seqs).toEqual([1, 2]);
});

test('who leaves while it is read for him is given nothing, and others keep what they follow', async () => {
  const held = heldBack();
  const feeds = new Feeds(held.platform);
  const [leaving, staying] = [collect(0), collect(0)];
  const first = feeds.follow(org, conversation, leaving.follower);
  const second = feeds.follow(org, conversation, staying.follower);
  await held.answered;
  feeds.unfollow(conversation, leaving.follower);
  held.letGo();
  await Promise.all([first, second]);
  await write('second');
  feeds.offer(await rowOf(2));
  expect([leaving.seqs, staying.seqs]).toEqual([[], [1, 2]]);
});

test('a message offered out of its turn waits for those before it', async () => {
  const feeds = new Feeds(house.platform);
  const { seqs, follower } = collect(1);
  await feeds.follow(org, conversation, follower);
  await write('second');
  await write('third');
  feeds.offer(await rowOf(3));
  expect(seqs).toEqual([]);
  feeds.offer(await rowOf(2));
  feeds.offer(await rowOf(2));
  await feeds.pump(conversation, 3);
  expect(seqs).toEqual([2, 3]);
});

test('a hint of what everybody has reads nothing; a hint without a number looks', async () => {
  let reads = 0;
  const { db } = house.platform;
  const counting: Platform['db'] = {
    ...db,
    transact: (scope, work) => {
      reads++;
      return db.transact(scope, work);
    },
  };
  const feeds = new Feeds({ ...house.platform, db: counting });
  const { seqs, follower } = collect(0);
  await feeds.follow(org, conversation, follower);
  const before = reads;
  await feeds.pump(conversation, 1);
  expect(reads).toBe(before);
  await write('second');
  await feeds.pump(conversation);
  expect([reads, seqs]).toEqual([before + 1, [1, 2]]);
});
