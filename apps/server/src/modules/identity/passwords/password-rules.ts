import { readFileSync } from 'node:fs';
import { fieldProblem } from '../../../platform/problem.ts';

/** Whose password it is to be: nothing of this is a secret. */
export interface PasswordOwner {
  email: string;
  first_name: string;
  last_name: string;
  organization: string;
}

const LOOKS_LIKE: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't' };
const SIGNS: Record<string, string> = { '@': 'a', $: 's', '!': 'i' };
/** Runs of these, forwards or backwards, are typed without thinking. */
const WALKS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  'qazwsxedcrfvtgbyhnujmikolp',
  'zaq12wsxcde34rfvbgt56yhnmju78ik',
  '1234567890qwertyuiopasdfghjklzxcvbnm',
];

let known: ReadonlySet<string> | undefined;

/** The list is read once, when the first password is chosen. */
function knownPasswords(): ReadonlySet<string> {
  known ??= new Set(
    readFileSync(new URL('common-passwords.txt', import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#')),
  );
  return known;
}

/**
 * Is it a password that many people have, or one of those with the usual decoration: capitals, look-alike digits,
 * numbers and signs around it, the whole said twice?
 */
export function isCommonPassword(password: string): boolean {
  const plain = password.toLowerCase().replace(/[\s._-]/g, '');
  const forms = [plain, unit(plain)].flatMap((text) => [
    text,
    core(text),
    unmask(core(text)),
    core(unmask(text)),
  ]);
  return forms.some((form) => knownPasswords().has(form)) || isWalk(unit(plain));
}

/** `abcabcabc` → `abc`: a text said again and again is no longer than once. */
function unit(text: string): string {
  const at = (text + text).indexOf(text, 1);
  return text.slice(0, at);
}

/** Without the digits and signs at either end. */
function core(text: string): string {
  return text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
}

function unmask(text: string): string {
  return text.replace(/[013457@$!]/g, (sign) => LOOKS_LIKE[sign] ?? SIGNS[sign] ?? sign);
}

/** One key, or keys and letters in their order, perhaps with another such run behind. */
function isWalk(text: string): boolean {
  if (text.length <= 2) return true;
  for (let at = text.length; at >= 3; at--) {
    if (!isRun(text.slice(0, at))) continue;
    const rest = text.slice(at);
    return rest.length < 3 || isRun(rest) || isRun(unit(rest));
  }
  return false;
}

function isRun(text: string): boolean {
  if (new Set(text).size === 1) return true;
  const backwards = text.split('').reverse().join('');
  return WALKS.some((walk) => walk.includes(text) || walk.includes(backwards));
}

/** Refuses a password that is well known or says who its owner is. There are no rules about what it is made of. */
export function checkPassword(password: string, owner: PasswordOwner, path = 'password'): void {
  if (isCommonPassword(password)) {
    const message = 'This password is among the first that are tried. Choose another one.';
    throw fieldProblem(path, 'common', message);
  }
  if (namesOwner(password, owner)) {
    const message = 'Do not use your name, e-mail address or organization as password.';
    throw fieldProblem(path, 'personal', message);
  }
}

function namesOwner(password: string, owner: PasswordOwner): boolean {
  const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}]/gu, '');
  const bare = unit(letters(password));
  const { email, first_name, last_name, organization } = owner;
  const [mailbox = '', domain = ''] = email.split('@');
  const names = [
    email,
    mailbox,
    domain,
    domain.split('.')[0] ?? '',
    first_name,
    last_name,
    `${first_name}${last_name}`,
    `${last_name}${first_name}`,
    organization,
  ];
  return names.some((name) => letters(name) !== '' && letters(name) === bare);
}
