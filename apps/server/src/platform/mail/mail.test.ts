import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerAddress, type SMTPServerDataStream } from 'smtp-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createRelay } from '../events/relay.ts';
import { startWork, type Work } from '../jobs/index.ts';
import {
  newPlace,
  newScope,
  openWorkbench,
  type Place,
  type Workbench,
} from '../../testing/workbench.ts';
import { systemScope, type Scope } from '../scope.ts';
import { deliverDirect, deliverMail, sendMail, type NewMail } from './index.ts';

/** A mail server that takes everything, unless told what to refuse. */
class Mailbox {
  readonly received: ParsedMail[] = [];
  readonly envelopes: string[][] = [];
  refusals: { stage: 'rcpt' | 'data'; code: number }[] = [];
  readonly #server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_address, _session, done) => done(this.#refusal('rcpt')),
    onData: (stream, session, done) => {
      void this.#receive(stream, session.envelope.rcptTo, done);
    },
  });

  async #receive(
    stream: SMTPServerDataStream,
    to: SMTPServerAddress[],
    done: (error?: Error | null) => void,
  ): Promise<void> {
    const mail = await simpleParser(stream);
    const refusal = this.#refusal('data');
    if (!refusal) {
      this.received.push(mail);
      this.envelopes.push(to.map(({ address }) => address));
    }
    done(refusal);
  }

  #refusal(stage: 'rcpt' | 'data'): Error | null {
    if (this.refusals[0]?.stage !== stage) return null;
    const { code } = this.refusals.shift() ?? { code: 0 };
    return Object.assign(new Error('not now'), { responseCode: code });
  }

  async listen(): Promise<string> {
    const server = this.#server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    return new Promise((settle) => this.#server.close(settle));
  }
}

let place: Place;
let bench: Workbench;
let mailbox: Mailbox;
let scope: Scope;
let work: Work;

beforeAll(async () => {
  place = await newPlace();
  bench = await openWorkbench(place);
});

afterAll(async () => {
  await bench.close();
  await place.leave();
});

beforeEach(async () => {
  mailbox = new Mailbox();
  const SMTP_URL = await mailbox.listen();
  scope = await newScope(
    withConfig({ SMTP_URL, MAIL_FROM: 'Acme <post@acme.example>' }),
    'Acme & Co',
  );
  work = await startWork(scope.platform, { jobs: [deliverMail], feeder: createRelay([]) });
});

afterEach(() => mailbox.close());

function withConfig(more: { SMTP_URL?: string; MAIL_FROM?: string }) {
  // Nothing works by itself here: `drain` says when.
  return { ...bench.platform, config: { ...bench.platform.config, ...more, ROLE: 'web' as const } };
}

const welcome: NewMail = {
  kind: 'welcome',
  to: 'ada@example.com',
  subject: 'Welcome, Ada',
  text: 'Hello <Ada>.',
  blocks: [{ type: 'button', label: 'Begin', href: 'https://acme.example/begin?a=1&b=2' }],
};

function write(mail: NewMail, own: Scope = scope): Promise<number | null> {
  return own.platform.db.transact(own, (tx) => sendMail(tx, own, mail));
}

function read(id: number | null) {
  return bench.platform.db.transact(scope, (tx) =>
    tx.selectFrom('mails').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  );
}

/** Makes waiting retries due, as if their time had come. */
async function letTimePass(): Promise<void> {
  await bench.platform.db.engine.pool.query(
    "UPDATE pgboss.job_common SET start_after = now() WHERE state = 'retry'",
  );
}

describe('with a mail server', () => {
  it('delivers both forms after the commit, and says so', async () => {
    const id = await write(welcome);
    expect(await read(id)).toMatchObject({ status: 'Queued', attempts: 0 });
    await work.drain();
    const [mail] = mailbox.received;
    expect(mail?.from?.text).toBe('"Acme" <post@acme.example>');
    expect(mailbox.envelopes).toEqual([['ada@example.com']]);
    expect(mail?.subject).toBe('Welcome, Ada');
    expect(mail?.text).toContain('Hello <Ada>.\n\nBegin:\nhttps://acme.example/begin?a=1&b=2');
    expect(mail?.text).toContain('-- \nAcme & Co');
    expect(mail?.html).toContain('Hello &lt;Ada&gt;.');
    expect(mail?.messageId).toBe(`<mail.${scope.org}.${id}@acme.example>`);
    expect(await read(id)).toMatchObject({ status: 'Sent', attempts: 1, error: null });
    expect((await read(id)).sent_at).not.toBeNull();
  });

  it('delivers nothing of a transaction that was rolled back', async () => {
    const failing = scope.platform.db.transact(scope, async (tx) => {
      await sendMail(tx, scope, welcome);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    await work.drain();
    expect(mailbox.received).toEqual([]);
  });

  it('tries again after a temporary refusal, under the same Message-ID', async () => {
    mailbox.refusals = [
      { stage: 'rcpt', code: 451 },
      { stage: 'data', code: 452 },
    ];
    const id = await write(welcome);
    await work.drain();
    expect(await read(id)).toMatchObject({ status: 'Queued', attempts: 1 });
    expect((await read(id)).error).toContain('not now');
    for (const _ of [1, 2]) {
      await letTimePass();
      await work.drain();
    }
    expect(await read(id)).toMatchObject({ status: 'Sent', attempts: 3, error: null });
    expect(mailbox.received.map(({ messageId }) => messageId)).toEqual([
      `<mail.${scope.org}.${id}@acme.example>`,
    ]);
  });

  it('gives up at once when the address is refused for good', async () => {
    mailbox.refusals = [{ stage: 'rcpt', code: 550 }];
    const id = await write(welcome);
    await work.drain();
    await letTimePass();
    await work.drain();
    expect(await read(id)).toMatchObject({ status: 'Failed', attempts: 1, sent_at: null });
    expect(mailbox.received).toEqual([]);
  });

  it('gives up after ten temporary refusals', async () => {
    mailbox.refusals = Array.from({ length: 12 }, () => ({ stage: 'data', code: 451 }));
    const id = await write(welcome);
    for (let attempt = 0; attempt < 12; attempt++) {
      await letTimePass();
      await work.drain();
    }
    expect(await read(id)).toMatchObject({ status: 'Failed', attempts: 10 });
  });

  it('sends once what was written twice under one key, or asked for twice', async () => {
    const id = await write({ ...welcome, dedupe_key: 'welcome.1' });
    expect(await write({ ...welcome, dedupe_key: 'welcome.1' })).toBeNull();
    await work.drain();
    await deliverMail.run(scope, { mail_id: id ?? 0 });
    expect(mailbox.received).toHaveLength(1);
  });

  it('takes no second recipient and no second header from what people typed', async () => {
    await write({
      ...welcome,
      to: 'a@example.com, b@example.com',
      subject: 'Hi\r\nBcc: c@example.com',
    });
    await write({ ...welcome, subject: 'Hi\r\nBcc: c@example.com' });
    await work.drain();
    expect(mailbox.envelopes).toEqual([['ada@example.com']]);
    expect(mailbox.received[0]?.subject).toBe('Hi Bcc: c@example.com');
    expect(mailbox.received[0]?.bcc).toBeUndefined();
  });

  it('delivers directly what belongs to no organization', async () => {
    await deliverDirect(scope.platform, { ...welcome, message_id: 'signup.1' });
    expect(mailbox.received[0]?.messageId).toBe('<signup.1@acme.example>');
    mailbox.refusals = [{ stage: 'rcpt', code: 550 }];
    const refused = deliverDirect(scope.platform, { ...welcome, message_id: 'signup.2' });
    await expect(refused).rejects.toMatchObject({ name: 'DeliveryError', isPermanent: true });
  });
});

describe('without a mail server', () => {
  it('holds mails where they can be read', async () => {
    const { SMTP_URL: _, ...config } = scope.platform.config;
    const platform = { ...scope.platform, config };
    const id = await write(welcome, systemScope(platform, scope.org, 'test'));
    await work.drain();
    expect(await read(id)).toMatchObject({
      status: 'Held',
      attempts: 0,
      recipient: 'ada@example.com',
    });
    expect((await read(id)).text).toContain('Hello <Ada>.');
    expect(mailbox.received).toEqual([]);
    await expect(deliverDirect(platform, { ...welcome, message_id: 'x' })).rejects.toThrow(
      /SMTP_URL/,
    );
  });
});
