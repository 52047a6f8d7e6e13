import { uuidv7 } from '@atrium/contract/core/ids.ts';
import type { SessionStarted, Thread } from '@atrium/contract/inbox/messenger.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectProblem, fieldsOf } from '../../../testing/problems.ts';
import { openHouse, type House } from '../../../testing/realtime/house.ts';
import type { Answer, Guest, Staff } from '../../../testing/test-app.ts';

const MINUTE = 60_000;
const ANA = 'ana@fern.example';
const SECRET = 'What only Ana may read';

let app: House;
let ada: Staff;
let site: { id: number; site_id: string };
let ana: Guest;
let thread: string;

beforeAll(async () => {
  app = await openHouse();
});
beforeEach(async () => {
  ada = await app.organization();
  site = await app.site(ada);
  ana = await app.visitor(site);
  thread = await say(ana, SECRET);
  await ana.call('POST', '/messenger/identify', { email: ANA, name: 'Ana' });
});
afterAll(() => app.close());

async function say(guest: Guest, content: string, body: object = {}): Promise<string> {
  const answer = await guest.call('POST', '/messenger/messages', {
    id: uuidv7(),
    content,
    ...body,
  });
  expect({ status: answer.statusCode, body: answer.body }).toMatchObject({ status: 200 });
  return answer.json<{ conversation_id: string }>().conversation_id;
}
const threadsOf = async (guest: Guest) =>
  (await guest.call('GET', '/messenger/conversations')).json<Thread[]>();
async function codeFor(guest: Guest, email = ANA): Promise<string> {
  await guest.call('POST', '/messenger/verify/request', { email });
  const [mail] = await app.rows<{ subject: string }>(
    `SELECT subject FROM mails WHERE org_id = $1 AND kind = 'email_code' AND recipient = $2 ORDER BY id DESC LIMIT 1`,
    [ada.org, email],
  );
  return /: (\d{6})$/.exec(mail?.subject ?? '')?.[1] ?? '';
}
const confirm = (guest: Guest, code: string, email = ANA) =>
  guest.call('POST', '/messenger/verify/confirm', { email, code });
const wrong = (code: string) => (code === '000000' ? '000001' : '000000');

describe("somebody else's conversation", () => {
  it('looks like one that does not exist, over HTTP', async () => {
    const other = await app.visitor(site);
    const paths = [thread, uuidv7()].map((id) => `/messenger/conversations/${id}`);
    const ask = async (path: string) => [
      await other.call('GET', `${path}/messages`),
      await other.call('POST', `${path}/read`, { seq: 1 }),
      await other.call('POST', '/messenger/messages', {
        id: uuidv7(),
        content: 'x',
        conversation_id: path.split('/').at(-1),
      }),
    ];
    const foreign = await ask(paths[0] ?? '');
    const unknown = await ask(paths[1] ?? '');
    for (const [index, answer] of foreign.entries()) {
      expectProblem(answer, 404, 'not_found');
      expect(neutral(answer)).toEqual(neutral(unknown[index] as Answer));
    }
    expect(await threadsOf(other)).toEqual([]);
    const [row] = await app.rows(
      'SELECT last_seq, visitor_read_seq FROM conversations WHERE id = $1',
      [thread],
    );
    expect(row).toEqual({ last_seq: 1, visitor_read_seq: 0 });
  });

  it('says nothing over the socket', async () => {
    const other = await app.visitor(site);
    const wire = await app.tab(other, { [thread]: 0 });
    wire.say({ type: 'resume', conversation_id: thread, after_seq: 0 });
    wire.say({ type: 'typing', conversation_id: thread });
    const id = uuidv7();
    wire.say({ type: 'send', message: { id, content: 'x', conversation_id: thread } });
    const nack = await wire.next('nack');
    expect(nack).toMatchObject({ id, retry: false, problem: { code: 'not_found' } });
    await say(ana, 'more');
    wire.say({ type: 'ping' });
    await wire.next('pong');
    expect(JSON.stringify(wire.received)).not.toContain(thread);
    expect(JSON.stringify(wire.received)).not.toContain(SECRET);
    await wire.close();
  });
});

/** An answer without what differs between any two: the address, the ids, the moment. */
function neutral({ statusCode, headers, body }: Answer, email = ''): object {
  const own = { ...headers, 'x-request-id': '', date: '' };
  const text = body.replaceAll(email || '\n', 'EMAIL').replace(/[\da-f]{8}-[\da-f-]{27}/g, 'ID');
  return { statusCode, headers: own, body: text };
}

describe('typing an e-mail', () => {
  const UNKNOWN = 'new@fern.example';

  it.each([{ name: 'Eve' }, {}])(
    'with %j gets byte-identical answers for a known and an unknown one, everywhere',
    async (label) => {
      // As well known as can be: proven, answered, and with notes of the staff.
      await confirm(ana, await codeFor(ana));
      const reply = { id: uuidv7(), content: SECRET, last_seen_seq: 1 };
      await ada.call('POST', `/conversations/${thread}/messages`, reply);
      const [client] = (await ada.call('GET', '/clients')).json<
        { id: number; version: number }[]
      >();
      const change = {
        stage: 'client',
        company: 'Fern',
        owner_id: ada.id,
        version: client?.version,
      };
      expect((await ada.call('PATCH', `/clients/${client?.id}`, change)).statusCode).toBe(200);
      const known = await story(ANA, label);
      expect(known).toBe(await story(UNKNOWN, label));
      expect(known).toContain('"proof');
    },
  );

  /** All that a visitor can do with an e-mail, and every byte he gets for it. */
  async function story(email: string, label: object): Promise<string> {
    const guest = await app.visitor(site);
    const session = { site_id: site.site_id, visitor_token: guest.token };
    const steps = [
      await guest.call('POST', '/messenger/identify', { email, ...label }),
      await guest.call('GET', '/messenger/conversations'),
      await guest.call('POST', '/messenger/messages', { id: uuidv7(), content: 'Hi' }),
      await guest.call('GET', '/messenger/conversations'),
      await guest.call('POST', '/messenger/identify', { email }),
      await guest.call('POST', '/messenger/verify/request', { email }),
      await confirm(guest, '000000', email),
      await app.call('POST', '/messenger/session', { body: session }),
    ];
    const bytes = JSON.stringify(steps.map((answer) => neutral(answer, email)));
    return bytes.replace(/eyJ[\w.-]+/g, 'TOKEN').replaceAll('\\"', '"');
  }

  it('takes the same time, longer than the work', async () => {
    const times: number[] = [];
    for (const email of [ANA, UNKNOWN]) {
      const guest = await app.visitor(site);
      const begun = performance.now();
      await guest.call('POST', '/messenger/identify', { email });
      times.push(performance.now() - begun);
    }
    for (const time of times) expect(time).toBeGreaterThanOrEqual(149);
  });

  it('shows nothing of the history and begins a thread of its own, unverified to staff', async () => {
    const eve = await app.visitor(site);
    const self = await eve.call('POST', '/messenger/identify', { email: ANA });
    expect(self.json()).toEqual({ id: eve.id, proof: 'claimed', email: ANA, name: null });
    expect(await threadsOf(eve)).toEqual([]);
    const own = await say(eve, 'I am Ana, honestly');
    expect(own).not.toBe(thread);
    const seen = (await ada.call('GET', `/conversations/${own}`)).json<{ client_id: number }>();
    expect(seen).toMatchObject({ client_email: ANA, client_is_verified: false });
    const [client] = (await ada.call('GET', '/clients')).json<object[]>();
    expect(client).toMatchObject({ id: seen.client_id, name: 'Ana', is_verified: false });
  });

  it('does not make a verified client of an impostor', async () => {
    await confirm(ana, await codeFor(ana));
    const eve = await app.visitor(site);
    await eve.call('POST', '/messenger/identify', { email: ANA });
    const own = await say(eve, 'I am Ana, honestly');
    const seen = (await ada.call('GET', `/conversations/${own}`)).json();
    expect(seen).toMatchObject({ client_email: ANA, client_is_verified: false });
    const real = (await ada.call('GET', `/conversations/${thread}`)).json();
    expect(real).toMatchObject({ client_email: ANA, client_is_verified: true });
  });

  it('changes nothing that is known of the client', async () => {
    const eve = await app.visitor(site);
    await eve.call('POST', '/messenger/identify', { email: ANA, name: 'Eve' });
    const [client] = (await ada.call('GET', '/clients')).json<object[]>();
    expect(client).toMatchObject({ name: 'Ana', is_verified: false });
  });

  it('moves the own threads to the new client, and makes a lead of him', async () => {
    const guest = await app.visitor(site);
    const own = await say(guest, 'Hi');
    await guest.call('POST', '/messenger/identify', { email: UNKNOWN });
    expect((await ada.call('GET', `/conversations/${own}`)).json()).toMatchObject({
      client_email: UNKNOWN,
    });
    const clients = (await ada.call('GET', `/clients?email=${UNKNOWN}`)).json<object[]>();
    expect(clients).toMatchObject([{ stage: 'lead', conversation_count: 1 }]);
  });
});

describe('a code', () => {
  it('opens the history of the e-mail on this site', async () => {
    const phone = await app.visitor(site);
    const code = await codeFor(phone);
    const answer = await confirm(phone, code);
    const started = answer.json<SessionStarted>();
    expect(started.visitor).toEqual({ id: phone.id, proof: 'verified', email: ANA, name: null });
    expect(started.threads.map(({ id }) => id)).toEqual([thread]);
    const token = started.visitor_token;
    const path = `/messenger/conversations/${thread}/messages`;
    const read = await app.call('GET', path, { token });
    expect(read.json()).toMatchObject([{ seq: 1, content: SECRET }]);
    expectProblem(await phone.call('GET', path), 404, 'not_found');
    const [client] = (await ada.call('GET', '/clients')).json<object[]>();
    expect(client).toMatchObject({ email: ANA, is_verified: true });
  });

  it('opens it on this site only', async () => {
    const elsewhere = await app.visitor(await app.site(ada));
    const started = (await confirm(elsewhere, await codeFor(elsewhere))).json<SessionStarted>();
    expect(started.visitor.proof).toBe('verified');
    expect(started.threads).toEqual([]);
  });

  it('is dead after five wrong ones', async () => {
    const phone = await app.visitor(site);
    const code = await codeFor(phone);
    for (let attempt = 0; attempt < 5; attempt++) {
      const answer = await confirm(phone, wrong(code));
      expect(fieldsOf(expectProblem(answer, 422, 'rule'))).toEqual(['code']);
    }
    expectProblem(await confirm(phone, code), 422, 'rule');
    expect((await confirm(phone, await codeFor(phone))).statusCode).toBe(200);
  });

  it('counts guesses that come at once', async () => {
    const phone = await app.visitor(site);
    const code = await codeFor(phone);
    await Promise.all(Array.from({ length: 20 }, () => confirm(phone, wrong(code))));
    const [row] = await app.rows('SELECT attempts FROM email_codes WHERE visitor_id = $1', [
      phone.id,
    ]);
    expect(row).toEqual({ attempts: 5 });
  });

  it('is good for fifteen minutes, once, and until the next', async () => {
    const phone = await app.visitor(site);
    const late = await codeFor(phone);
    app.pass(15 * MINUTE);
    expectProblem(await confirm(phone, late), 422, 'rule');
    const first = await codeFor(phone);
    const second = await codeFor(phone);
    if (first !== second) expectProblem(await confirm(phone, first), 422, 'rule');
    expect((await confirm(phone, second)).statusCode).toBe(200);
    expectProblem(await confirm(phone, second), 422, 'rule');
  });

  it('belongs to the visitor and the e-mail it was made for', async () => {
    const phone = await app.visitor(site);
    const code = await codeFor(phone);
    const thief = await app.visitor(site);
    expectProblem(await confirm(thief, code), 422, 'rule');
    await codeFor(thief);
    if ((await codeFor(thief)) !== code) expectProblem(await confirm(thief, code), 422, 'rule');
    expectProblem(await confirm(phone, code, 'other@fern.example'), 422, 'rule');
    expect((await confirm(phone, code)).statusCode).toBe(200);
  });

  it('stands nowhere but in the mail', async () => {
    const phone = await app.visitor(site);
    const code = await codeFor(phone);
    const rows = await app.rows('SELECT * FROM email_codes WHERE visitor_id = $1', [phone.id]);
    expect(JSON.stringify(rows)).not.toContain(`"${code}"`);
    for (const bad of ['12345', '1234567', 'abcdef', '']) {
      expectProblem(await confirm(phone, bad), 400, 'invalid');
    }
  });

  it('for a second e-mail in the same browser leaves the first its conversations', async () => {
    const token = (await confirm(ana, await codeFor(ana))).json<SessionStarted>().visitor_token;
    const call: Guest['call'] = (method, path, body) => app.call(method, path, { token, body });
    const ben = 'ben@oak.example';
    const started = (
      await confirm({ ...ana, call }, await codeFor({ ...ana, call }, ben), ben)
    ).json<SessionStarted>();
    expect(started.threads).toEqual([]);
    const kept = (await ada.call('GET', `/conversations/${thread}`)).json();
    expect(kept).toMatchObject({ client_email: ANA });
  });
});

describe('a visitor shut out', () => {
  it('writes nothing more, over HTTP or socket, until he is let in again', async () => {
    const path = `/conversations/${thread}`;
    const { version } = (await ada.call('GET', path)).json<{ version: number }>();
    const blocked = await ada.call('PATCH', path, { is_blocked: true, version });
    expect(blocked.json()).toMatchObject({ is_blocked: true, version: version + 1 });
    const send = () => ana.call('POST', '/messenger/messages', { id: uuidv7(), content: 'x' });
    expectProblem(await send(), 403, 'forbidden');
    const wire = await app.tab(ana);
    wire.say({ type: 'send', message: { id: uuidv7(), content: 'x' } });
    expect(await wire.next('nack')).toMatchObject({ retry: false, problem: { code: 'forbidden' } });
    await wire.close();
    await ada.call('PATCH', path, { is_blocked: false, version: version + 1 });
    expect((await send()).statusCode).toBe(200);
  });
});
