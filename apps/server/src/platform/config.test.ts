import { expect, test } from 'vitest';
import { ConfigError, demoSitePort, readConfig } from './config.ts';

test('an empty environment has a default for everything', () => {
  expect(readConfig({})).toMatchObject({
    PORT: 3000,
    HOST: '127.0.0.1',
    ROLE: 'all',
    SIGNUPS: 'closed',
  });
});

test('an empty variable counts as absent', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '' }).PORT).toBe(3000);
});

test('every bad variable is named, with what it must be', () => {
  const read = () =>
    readConfig({ PORT: 'many', DATABASE_URL: 'mysql://x', ROLE: 'boss', S3_BUCKET: 'b' });
  expect(read).toThrow(ConfigError);
  for (const name of [
    'PORT',
    'DATABASE_URL: must begin with postgres://',
    'ROLE',
    'S3_BUCKET: needs',
  ]) {
    expect(read).toThrow(name);
  }
});

test('the demo website is for one’s own machine, unless it is asked for', () => {
  expect(demoSitePort(readConfig({}))).toBe(3001);
  expect(demoSitePort(readConfig({ PUBLIC_URL: 'https://atrium.example' }))).toBeNull();
  expect(
    demoSitePort(readConfig({ PUBLIC_URL: 'https://atrium.example', DEMO_SITE_PORT: '0' })),
  ).toBe(0);
});
