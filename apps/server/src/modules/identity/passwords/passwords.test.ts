import bcrypt from 'bcrypt';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openPasswords } from './passwords.ts';
import { readableCode } from './readable-code.ts';

const passwords = openPasswords(4);
const hash = await passwords.hash('a quite long sentence');

afterEach(() => vi.restoreAllMocks());

describe('passwords', () => {
  it.each([
    { what: 'the right password', given: 'a quite long sentence', against: hash, fits: true },
    { what: 'a wrong one', given: 'a quite long sentense', against: hash, fits: false },
    { what: 'no account', given: 'a quite long sentence', against: undefined, fits: false },
    { what: 'more than bcrypt reads', given: 'x'.repeat(73), against: hash, fits: false },
    { what: 'a null character', given: 'a quite\0 long', against: hash, fits: false },
  ])('compares once, at the same cost: $what', async ({ given, against, fits }) => {
    const compare = vi.spyOn(bcrypt, 'compare');
    await expect(passwords.matches(given, against)).resolves.toBe(fits);
    expect(compare).toHaveBeenCalledTimes(1);
    expect(compare.mock.calls[0]?.[1]).toMatch(/^\$2b\$04\$[./\w]{53}$/);
  });

  it('does not take the first 72 bytes for the whole password', async () => {
    const long = 'x'.repeat(72);
    const stored = await passwords.hash(long);
    await expect(passwords.matches(long, stored)).resolves.toBe(true);
    await expect(passwords.matches(`${long}y`, stored)).resolves.toBe(false);
  });

  it('makes codes that can be read out', () => {
    const codes = Array.from({ length: 50 }, () => readableCode(4, 4));
    for (const code of codes)
      expect(code).toMatch(/^[a-hj-km-np-z2-9]{4}(-[a-hj-km-np-z2-9]{4}){3}$/);
    expect(new Set(codes).size).toBe(50);
  });
});
