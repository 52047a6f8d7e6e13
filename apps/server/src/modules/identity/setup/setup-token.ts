import { timingSafeEqual } from 'node:crypto';
import { hashToken } from '../../../platform/secrets.ts';
import type { Platform } from '../../../platform/scope.ts';

/** The token that makes the first organization: `SETUP_TOKEN`, or one that belongs to this installation. */
export function setupToken(platform: Platform): string {
  return platform.config.SETUP_TOKEN ?? platform.secrets.sign('setup', 'first organization');
}

/** Compares in constant time. */
export function isSetupToken(platform: Platform, token: string): boolean {
  const digest = (text: string) => Buffer.from(hashToken(text));
  return timingSafeEqual(digest(token), digest(setupToken(platform)));
}
