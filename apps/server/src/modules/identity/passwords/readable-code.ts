import { randomInt } from 'node:crypto';

// Without letters and digits that look alike on paper. Each character has almost five bits.
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A random text that can be read out and typed in, such as `k7wqp-3xmn8`. */
export function readableCode(groups: number, length: number): string {
  const group = () => Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return Array.from({ length: groups }, group).join('-');
}
