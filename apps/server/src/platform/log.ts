import { pino, type Logger } from 'pino';
import type { Config } from './config.ts';

/** What must never stand in a log, wherever it turns up: credentials, and what people write to each other. */
const REDACTED = [
  'password',
  'token',
  'secret',
  'authorization',
  'cookie',
  'code',
  'content',
  'text',
  'html',
  'body',
];

/** JSON lines with the request id and the organization; secrets and the words of people are left out. */
export function openLog(
  config: Pick<Config, 'LOG_LEVEL'>,
  destination?: pino.DestinationStream,
): Logger {
  const paths = REDACTED.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  const options = {
    level: config.LOG_LEVEL,
    base: null,
    redact: { paths, censor: '[redacted]' },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: describeError },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** Faults of the database carry values of rows in `detail`; the message and the stack are enough. */
function describeError(error: Error & { code?: unknown }) {
  const { name, message, stack, code } = error;
  return { type: name, message, stack, ...(code !== undefined && { code }) };
}
