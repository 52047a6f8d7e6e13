import { existsSync } from 'node:fs';
import { z } from 'zod';

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const address = z
  .string()
  .refine(
    (value) => /^https?:\/\//.test(value) && URL.canParse(value),
    'must begin with http:// or https://',
  );
const whole = z.coerce.number('must be a number').int('must be a whole number').min(0);

const Environment = z.object({
  PORT: whole.max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: address.optional(),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must begin with redis://')
    .optional(),
  ROLE: z.enum(['all', 'web', 'worker']).default('all'),
  SECRET_KEY: z.string().min(32, 'must have at least 32 characters').optional(),
  SIGNUPS: z.enum(['closed', 'open']).default('closed'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/[^/]/, 'must be like smtp://user:password@host:587')
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^@]*[^@\s<]@[^@\s]+$/, 'must be an e-mail address, with or without a name')
    .default('Atrium <atrium@localhost>'),
  S3_ENDPOINT: address.optional(),
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  SENTRY_DSN: address.optional(),
  METRICS_TOKEN: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  TRUST_PROXY: flag.default(false),
  SETUP_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  DEMO_PASSWORD: z.string().min(12, 'must have at least 12 characters').optional(),
  /**
   * Where the demo website answers: another port is another origin, as for a real site. 0: any free port. Left out,
   * it is 3001 on one's own machine, and there is none behind a PUBLIC_URL.
   */
  DEMO_SITE_PORT: whole.max(65_535).optional(),
});

export type Config = z.infer<typeof Environment>;

/** One line for each variable that cannot be used. */
export class ConfigError extends Error {}

const STANDARD_DEMO_PORT = 3001;

/** The port of the demo website; `null` when there is to be none. */
export function demoSitePort(config: Pick<Config, 'DEMO_SITE_PORT' | 'PUBLIC_URL'>): number | null {
  return config.DEMO_SITE_PORT ?? (config.PUBLIC_URL ? null : STANDARD_DEMO_PORT);
}

/** Adds what a file `.env` in this directory says to the environment; what is set already counts more. */
export function loadEnvironmentFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}

/**
 * Reads the environment; an empty variable counts as absent.
 * @throws ConfigError that names each bad variable and says what it must be
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = Environment.safeParse(given);
  const lines = result.success
    ? []
    : result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  if (given.S3_BUCKET && !(given.S3_ACCESS_KEY_ID && given.S3_SECRET_ACCESS_KEY)) {
    lines.push('S3_BUCKET: needs S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY');
  }
  if (!result.success || lines.length > 0) {
    throw new ConfigError(`The environment cannot be used:\n  ${lines.join('\n  ')}`);
  }
  return result.data;
}
