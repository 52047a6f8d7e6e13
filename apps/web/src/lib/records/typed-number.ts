import { locale } from '../i18n.ts';

/** Letters that people write between thousands besides those of their language. */
const SPACES = /[\s\u00a0\u202f'’]/g;

/** The sign before decimals in a language: `.` or `,`. */
function decimalOf(language: string): string {
  const parts = new Intl.NumberFormat(language).formatToParts(1.5);
  return parts.find(({ type }) => type === 'decimal')?.value ?? '.';
}

/**
 * A number as people type it, as it travels: "1,000.00" where one writes so, "1.000,00" where one writes that, and
 * "1000.00" everywhere. What is no number stays as it is, so that it can be said what is wrong with it.
 */
export function typedNumber(text: string, language = locale()): string {
  const bare = text.trim().replaceAll(SPACES, '');
  const decimal = decimalOf(language) === ',' ? ',' : '.';
  const group = decimal === ',' ? '\\.' : ',';
  // Groups of two are those of India; the last has three, so that "1,5" is no thousand.
  const grouped = new RegExp(`^-?\\d{1,3}(${group}\\d{2,3})*${group}\\d{3}(\\${decimal}\\d*)?$`);
  const plain = new RegExp(`^-?\\d+(\\${decimal}\\d*)?$`);
  const isNumber = grouped.test(bare) || plain.test(bare);
  if (!isNumber) return /^-?\d+(\.\d*)?$/.test(bare) ? bare : text.trim();
  const whole = bare.replaceAll(new RegExp(group, 'g'), '').replace(decimal, '.');
  return whole.replace(/\.$/, '');
}
