import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPassword, isCommonPassword } from './password-rules.ts';

const listed = readFileSync(new URL('common-passwords.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

describe('common passwords', () => {
  it.each([
    'Password1234',
    'P@ssw0rd2024!',
    'passwordpassword',
    'password_password-password',
    'iloveyou1234',
    'Welcome-12345',
    'correct horse battery staple',
    'Summer2026!!!',
    '123456789012',
    '098765432109',
    'qwertyuiop123',
    '1qaz2wsx3edc',
    'zaq12wsxcde3',
    'abcdefghijkl',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    '123123123123',
  ])('refuses %s', (password) => {
    expect(isCommonPassword(password)).toBe(true);
  });

  it.each([
    'a quite long sentence',
    'swordfish and chips',
    'gravel orbit kettle 9',
    'k7wq-3xmn-8rhr-4m9x',
    'Tr0mbone!Quilt',
    'мой длинный пароль',
  ])('has nothing against %s', (password) => {
    expect(isCommonPassword(password)).toBe(false);
  });

  it('knows every entry whatever stands around it', () => {
    const around = fc.stringMatching(/^[0-9!?.#*]{0,6}$/);
    const words = listed.filter((word) => /^[a-z]+$/.test(word));
    fc.assert(
      fc.property(fc.constantFrom(...words), around, fc.boolean(), (word, end, upper) => {
        return isCommonPassword((upper ? word.toUpperCase() : word) + end);
      }),
    );
  });

  it('refuses what is said again and again, however short', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 2 }), (text) => {
        return isCommonPassword(text.repeat(12));
      }),
    );
  });
});

describe('personal passwords', () => {
  const owner = {
    email: 'sally.jones@acmeworks.example',
    first_name: 'Sally',
    last_name: 'Jones',
    organization: 'Acme Works',
  };

  it.each([
    'sally.jones@acmeworks.example',
    'SallyJones2026!',
    'jones-sally-99',
    'SallySallySally',
    'Sally Sally Sally',
    'Acme Works 1234',
    'acmeworks000',
  ])('refuses %s', (password) => {
    expect(() => checkPassword(password, owner)).toThrow('Do not use your name');
  });

  it('lets a name be part of a longer sentence', () => {
    expect(() => checkPassword('sally sells sea shells', owner)).not.toThrow();
  });

  it('does not mistake digits for an empty name', () => {
    const nameless = { ...owner, first_name: '李', organization: '42' };
    expect(() => checkPassword('83920-11734-2', nameless)).not.toThrow();
  });

  it('says at which field', () => {
    expect(() => checkPassword('Password1234', owner, 'user.password')).toThrow(
      expect.objectContaining({
        code: 'rule',
        details: expect.objectContaining({
          errors: [expect.objectContaining({ path: 'user.password', code: 'common' })],
        }),
      }),
    );
  });
});
