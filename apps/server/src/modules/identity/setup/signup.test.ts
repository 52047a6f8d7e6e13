import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  openBench,
  statusesOf,
  OWNER,
  PASSWORD,
  type Bench,
} from '../../../testing/identity-bench.ts';

const body = {
  organization: { name: 'Newcomers' },
  user: { ...OWNER, email: 'New@Comer.example' },
};

/** A mail server on the loopback address; gives what arrived. */
async function openMailbox() {
  const mails: { to: string | undefined; text: string }[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, done) {
      simpleParser(stream, (error, mail) => {
        const to = session.envelope.rcptTo[0]?.address;
        if (!error) mails.push({ to, text: mail.text ?? '' });
        done(error);
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { mails, port, close };
}

function tokenIn(text: string | undefined): string {
  return /verify-email\?token=(\S+)/.exec(text ?? '')?.[1] ?? '';
}

describe('sign-up that is not offered', () => {
  let bench: Bench;
  afterEach(() => bench.close());

  it('does not exist when it is closed', async () => {
    bench = await openBench();
    expect((await bench.call('POST', '/auth/signup', { body })).statusCode).toBe(404);
    const verify = await bench.call('POST', '/auth/verify-email', { body: { token: 'x' } });
    expect(verify.statusCode).toBe(404);
  });

  it('needs a mail server', async () => {
    bench = await openBench({ env: { SIGNUPS: 'open' } });
    const answer = await bench.call('POST', '/auth/signup', { body });
    expect(answer.json()).toMatchObject({
      code: 'unavailable',
      detail: expect.stringContaining('SMTP_URL'),
    });
  });
});

describe('sign-up', () => {
  let open: Bench;
  let mailbox: Awaited<ReturnType<typeof openMailbox>>;

  beforeAll(async () => {
    mailbox = await openMailbox();
    const SMTP_URL = `smtp://127.0.0.1:${mailbox.port}`;
    open = await openBench({ env: { SIGNUPS: 'open', SMTP_URL } });
  });
  beforeEach(async () => {
    await open.clear();
    mailbox.mails.length = 0;
  });
  afterAll(async () => {
    await open.close();
    await mailbox.close();
  });

  it('makes an organization when the address is confirmed, once', async () => {
    const { mails } = mailbox;
    const answer = await open.call('POST', '/auth/signup', { body });
    expect(answer.json()).toEqual({ sent: true });
    await open.settled();
    expect(await open.rows('SELECT id FROM organizations')).toEqual([]);
    expect(mails).toEqual([expect.objectContaining({ to: 'new@comer.example' })]);

    const token = tokenIn(mails[0]?.text);
    const verify = () => open.call('POST', '/auth/verify-email', { body: { token } });
    const answers = await Promise.all([verify(), verify()]);
    expect(statusesOf(answers)).toEqual([200, 422]);
    const signedIn = answers.find((each) => each.statusCode === 200);
    expect(signedIn?.json().user).toMatchObject({
      email: 'new@comer.example',
      role: 'admin',
      organization: { name: 'Newcomers' },
    });
    expect(signedIn?.cookies).toHaveLength(2);
    const login = { email: 'new@comer.example', password: PASSWORD };
    expect((await open.call('POST', '/auth/login', { body: login })).statusCode).toBe(200);
  });

  it('tells a taken address by mail only', async () => {
    await open.setUp();
    const taken = { ...body, user: OWNER };
    const free = await open.call('POST', '/auth/signup', { body });
    const known = await open.call('POST', '/auth/signup', { body: taken });
    expect([known.statusCode, known.body]).toEqual([free.statusCode, free.body]);
    await open.settled();
    expect(await open.rows('SELECT kind, recipient FROM mails')).toEqual([
      { kind: 'signup_taken', recipient: OWNER.email },
    ]);
    expect(await open.rows('SELECT email FROM signups')).toEqual([{ email: 'new@comer.example' }]);
  });

  it('forgets a link after a day', async () => {
    const { mails } = mailbox;
    await open.call('POST', '/auth/signup', { body });
    await open.settled();
    open.pass(24 * 60 * 60 * 1000);
    const token = tokenIn(mails[0]?.text);
    const answer = await open.call('POST', '/auth/verify-email', { body: { token } });
    expect(answer.json().errors).toEqual([expect.objectContaining({ path: 'token' })]);
    expect(await open.rows('SELECT id FROM organizations')).toEqual([]);
  });

  it('stops filling a mailbox', async () => {
    const { mails } = mailbox;
    for (let i = 0; i < 5; i++) {
      await open.call('POST', '/auth/signup', { body });
      await open.settled();
    }
    expect(mails).toHaveLength(3);
  });

  it('refuses a common password at its field', async () => {
    const weak = { ...body, user: { ...body.user, password: 'qwertyuiop123' } };
    const answer = await open.call('POST', '/auth/signup', { body: weak });
    expect(answer.json().errors).toEqual([expect.objectContaining({ path: 'user.password' })]);
  });
});
