import { uuidv7 } from '@atrium/contract/core/ids.ts';
import type { Conversation } from '@atrium/contract/inbox/conversations.ts';
import type { Message } from '@atrium/contract/inbox/messages.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestApp, type Guest, type Staff, type TestApp } from '../../../testing/test-app.ts';
import { wakeSnoozed } from './snooze.ts';

const ANA = 'ana@fern.example';

let app: TestApp;
let ada: Staff;
let guest: Guest;
let site: { site_id: string };
let id: string;

beforeAll(async () => {
  app = await openTestApp({ env: { PUBLIC_URL: 'https://desk.example' } });
});
beforeEach(async () => {
  ada = await app.organization();
  site = await app.site(ada);
  guest = await app.visitor(site);
  const sent = await guest.call('POST', '/messenger/messages', { id: uuidv7(), content: 'Hello' });
  id = sent.json<{ conversation_id: string }>().conversation_id;
  await guest.call('POST', '/messenger/identify', { email: ANA });
  await app.drain();
});
afterAll(() => app.close());

const reply = async (content: string, body: object = {}) => {
  const sending = { id: uuidv7(), content, last_seen_seq: 99, ...body };
  const answer = await ada.call('POST', `/conversations/${id}/messages`, sending);
  return answer.json<Message>();
};
const mails = () =>
  app.rows<{ recipient: string; subject: string; text: string }>(
    `SELECT recipient, subject, text FROM mails WHERE org_id = $1 AND kind = 'conversation_reply' ORDER BY id`,
    [ada.org],
  );
/** When the mails of this conversation that wait are due, in seconds. */
async function dueAt(): Promise<number[]> {
  const rows = await app.rows<{ seconds: number }>(
    `SELECT extract(epoch FROM start_after)::float8 AS seconds FROM pgboss.job
     WHERE name = 'inbox.away-mail' AND state = 'created' AND data->'data'->>'conversation_id' = $1`,
    [id],
  );
  return rows.map(({ seconds }) => seconds);
}

describe('a reply that nobody sees', () => {
  it('goes to the client by e-mail, with all he has not seen, once', async () => {
    await reply('First');
    await reply('Only for us', { kind: 'note' });
    await reply('Second');
    await app.drain();
    const [mail, ...more] = await mails();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ recipient: ANA, subject: `${ada.name} replied to you` });
    expect(mail?.text.trimEnd()).toBe(
      `${ada.name}:\nFirst\n\n${ada.name}:\nSecond\n\nAnswer at https://desk.example/messenger/frame?siteId=${site.site_id}\n\n-- \nAcme`,
    );
    await app.drain();
    expect(await mails()).toHaveLength(1);
    await reply('Third');
    await app.drain();
    const [, second] = await mails();
    expect(second?.text).toContain('Third');
    expect(second?.text).not.toContain('Second');
  });

  it.each([
    ['has seen it', () => guest.call('POST', `/messenger/conversations/${id}/read`, { seq: 2 })],
    [
      'was shut out',
      async () => {
        const { version } = (await ada.call('GET', `/conversations/${id}`)).json<Conversation>();
        return ada.call('PATCH', `/conversations/${id}`, { is_blocked: true, version });
      },
    ],
    ['gets it taken back', () => ada.call('DELETE', `/conversations/${id}/messages/2`)],
  ])('is not mailed to a client who %s', async (_what, act) => {
    await reply('First');
    expect((await act()).statusCode).toBeLessThan(300);
    await app.drain();
    expect(await mails()).toEqual([]);
  });

  it('is not mailed where there is no e-mail, nor is a note or what the visitor wrote', async () => {
    await reply('Only for us', { kind: 'note' });
    await guest.call('POST', '/messenger/messages', { id: uuidv7(), content: 'Still here' });
    const other = await app.visitor(site);
    const sent = await other.call('POST', '/messenger/messages', { id: uuidv7(), content: 'Hi' });
    id = sent.json<{ conversation_id: string }>().conversation_id;
    await reply('To nobody');
    await app.drain();
    expect(await mails()).toEqual([]);
  });

  it('can carry no header and no recipient of its own', async () => {
    await reply('x\r\nBcc: everybody@evil.example\r\n\r\n<script>alert(1)</script>');
    await app.drain();
    const rows = await app.rows<{ html: string; recipient: string; subject: string }>(
      `SELECT html, recipient, subject FROM mails WHERE org_id = $1 AND kind = 'conversation_reply'`,
      [ada.org],
    );
    expect(rows).toMatchObject([{ recipient: ANA, subject: `${ada.name} replied to you` }]);
    expect(rows[0]?.html).not.toContain('<script>');
  });
});

describe('a minute of patience', () => {
  it('begins with the first reply; others within it travel along', async () => {
    // Jobs begin by the clock of the database: for it, this is far in the future.
    const ahead = 10 * 365 * 86_400_000;
    app.pass(ahead);
    const session = await app.colleague(ada, 'admin');
    const sending = { id: uuidv7(), content: 'First', last_seen_seq: 99 };
    await session.call('POST', `/conversations/${id}/messages`, sending);
    const begun = app.now().getTime() / 1000;
    await app.drain();
    app.pass(30_000);
    await session.call('POST', `/conversations/${id}/messages`, { ...sending, id: uuidv7() });
    await app.drain();
    expect(await mails()).toEqual([]);
    expect(await dueAt()).toEqual([begun + 60]);
    app.pass(-ahead - 30_000);
  });
});

describe('a snooze', () => {
  const snooze = async (ms: number) => {
    const path = `/conversations/${id}`;
    const { version } = (await ada.call('GET', path)).json<Conversation>();
    const snoozed_until = new Date(app.now().getTime() + ms).toISOString();
    const answer = await ada.call('PATCH', path, { status: 'Snoozed', snoozed_until, version });
    expect(answer.statusCode).toBe(200);
  };
  const state = async () => {
    const answer = await ada.call('GET', `/conversations/${id}`);
    const { status, snoozed_until } = answer.json<Conversation>();
    return { status, snoozed_until };
  };

  it('ends when its moment has come, and not before', async () => {
    await snooze(60_000);
    await wakeSnoozed.sweep(app.platform);
    expect((await state()).status).toBe('Snoozed');
    app.pass(60_000);
    await wakeSnoozed.sweep(app.platform);
    expect(await state()).toEqual({ status: 'Open', snoozed_until: null });
    const [last] = await app.rows(
      `SELECT type, actor_type, actor_name FROM events WHERE org_id = $1 AND subject_id = $2 ORDER BY id DESC LIMIT 1`,
      [ada.org, id],
    );
    expect(last).toEqual({
      type: 'conversation.reopened',
      actor_type: 'system',
      actor_name: 'Snooze',
    });
  });

  it('of one organization ends beside those of others', async () => {
    await snooze(60_000);
    const mine = id;
    const other = await app.organization('Other');
    const visitor = await app.visitor(await app.site(other));
    const sent = await visitor.call('POST', '/messenger/messages', { id: uuidv7(), content: 'x' });
    const theirs = `/conversations/${sent.json<{ conversation_id: string }>().conversation_id}`;
    const snoozed_until = new Date(app.now().getTime() + 60_000).toISOString();
    await other.call('PATCH', theirs, { status: 'Snoozed', snoozed_until, version: 1 });
    app.pass(61_000);
    await wakeSnoozed.sweep(app.platform);
    id = mine;
    expect((await state()).status).toBe('Open');
    expect((await other.call('GET', theirs)).json()).toMatchObject({ status: 'Open' });
  });
});
