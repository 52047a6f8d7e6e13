import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSecrets } from '../../../platform/secrets.ts';
import { firstRefreshToken, nextRefreshToken, readRefreshToken } from './refresh-token.ts';

const secrets = openSecrets('the root secret of this test, long enough');
const SESSION = '019ca8a0-3e80-7910-abea-4b1c62c2041e';

describe('refresh tokens', () => {
  it('can be read again, by us only', () => {
    const made = firstRefreshToken(secrets, SESSION);
    expect(readRefreshToken(secrets, made.token)).toEqual(made);
    const others = openSecrets('the root secret of somebody else, long enough');
    expect(readRefreshToken(others, made.token)).toBeUndefined();
  });

  it('have one successor, whoever asks', () => {
    const first = firstRefreshToken(secrets, SESSION);
    const next = nextRefreshToken(secrets, first);
    expect(nextRefreshToken(secrets, first)).toEqual(next);
    expect(readRefreshToken(secrets, next.token)).toEqual(next);
    const chain = [first, next, nextRefreshToken(secrets, next)];
    expect(new Set(chain.map((each) => each.hash)).size).toBe(3);
  });

  it('differ from session to session, and never begin alike twice', () => {
    const tokens = Array.from({ length: 20 }, () => firstRefreshToken(secrets, SESSION).token);
    expect(new Set(tokens).size).toBe(20);
  });

  it('are refused when anything of them was changed', () => {
    const { token } = firstRefreshToken(secrets, SESSION);
    fc.assert(
      fc.property(
        fc.nat(token.length - 1),
        fc.constantFrom('a', 'Z', '0', '9', '-', '_', '.'),
        (at, sign) => {
          fc.pre(token[at] !== sign);
          const changed = token.slice(0, at) + sign + token.slice(at + 1);
          return readRefreshToken(secrets, changed) === undefined;
        },
      ),
    );
  });

  it('are refused when they are any text', () => {
    fc.assert(fc.property(fc.string(), (text) => !readRefreshToken(secrets, text)));
  });
});
