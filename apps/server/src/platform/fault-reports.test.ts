import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { openFaultReports } from './fault-reports.ts';
import { openLog } from './log.ts';

/** A Sentry that keeps the first envelope it is sent. */
async function openSentry() {
  const envelope = Promise.withResolvers<string>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      envelope.resolve(Buffer.concat(chunks).toString());
      response.end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { dsn: `http://key@127.0.0.1:${port}/1`, envelope: envelope.promise, server };
}

test('a logged fault reaches Sentry with its request id and nothing people wrote', async () => {
  const sentry = await openSentry();
  const report = await openFaultReports(sentry.dsn);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const log = openLog({ LOG_LEVEL: 'info' }, { destination: silent, report }).child({
    reqId: 'request-7',
  });
  log.error(
    { err: new Error('the pipe burst'), content: 'a secret of a client' },
    'a request failed',
  );
  const sent = await sentry.envelope;
  sentry.server.close();
  expect(sent).toContain('the pipe burst');
  expect(sent).toContain('request-7');
  expect(sent).not.toContain('a secret of a client');
});

test('secrets and messages are left out of the log', () => {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const log = openLog({ LOG_LEVEL: 'info' }, { destination });
  log.info(
    { password: 'p1', body: { content: 'c2', token: 't3' }, deep: { at: { secret: 's4' } } },
    'a line',
  );
  expect(lines.join('')).toContain('a line');
  for (const secret of ['p1', 'c2', 't3', 's4']) expect(lines.join('')).not.toContain(secret);
});
