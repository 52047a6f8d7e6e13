import { pino, type LogFn, type Logger } from 'pino';
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

/** Hears of every fault that is logged. */
export type ReportFault = (error: Error, facts: { request_id?: string }) => void;

/** JSON lines with the request id and the organization; secrets and the words of people are left out. */
export function openLog(
  config: Pick<Config, 'LOG_LEVEL'>,
  { destination, report }: { destination?: pino.DestinationStream; report?: ReportFault } = {},
): Logger {
  const paths = REDACTED.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  const options = {
    level: config.LOG_LEVEL,
    base: null,
    redact: { paths, censor: '[redacted]' },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: describeError },
    ...(report && { hooks: { logMethod: reporting(report) } }),
  };
  return destination ? pino(options, destination) : pino(options);
}

/** Faults of the database carry values of rows in `detail`; the message and the stack are enough. */
function describeError(error: Error & { code?: unknown }) {
  const { name, message, stack, code } = error;
  return { type: name, message, stack, ...(code !== undefined && { code }) };
}

const ERROR_LEVEL = 50;

type LogHook = (
  this: Logger,
  ...call: [args: Parameters<LogFn>, method: LogFn, level: number]
) => void;

/** What is logged as an error is reported too, wherever it came from. */
function reporting(report: ReportFault): LogHook {
  return function logMethod(...[args, method, level]) {
    const [facts] = args as unknown[];
    const { err } = (typeof facts === 'object' && facts !== null ? facts : {}) as { err?: unknown };
    const { reqId } = this.bindings() as { reqId?: string };
    if (level >= ERROR_LEVEL && err instanceof Error)
      report(err, reqId ? { request_id: reqId } : {});
    method.apply(this, args);
  };
}
