import { z } from 'zod';

const AMOUNT = /^(-?)(\d{1,24})(?:\.(\d{1,2}))?$/;
/** The largest amount a person may enter. */
export const MAX_AMOUNT = '9999999999.99';

/**
 * Minor units (cents) of an amount as it travels: `"5000.00"` → `500000n`.
 * @throws RangeError when the text is not an amount with at most two decimals
 */
export function toMinor(amount: string): bigint {
  const match = AMOUNT.exec(amount);
  if (!match) throw new RangeError(`Not an amount: ${amount}`);
  const [, sign, whole = '', decimals = ''] = match;
  const minor = BigInt(whole) * 100n + BigInt(decimals.padEnd(2, '0'));
  return sign ? -minor : minor;
}

/** An amount as it travels, always with two decimals: `500000n` → `"5000.00"`. */
export function fromMinor(minor: bigint): string {
  const digits = String(minor < 0n ? -minor : minor).padStart(3, '0');
  return `${minor < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The sum of amounts. */
export function addMoney(amounts: readonly string[]): string {
  return fromMinor(amounts.reduce((sum, amount) => sum + toMinor(amount), 0n));
}

/** `a - b`. */
export function subtractMoney(a: string, b: string): string {
  return fromMinor(toMinor(a) - toMinor(b));
}

/** Less than zero when `a` is the smaller one, zero when they are equal. */
export function compareMoney(a: string, b: string): number {
  const difference = toMinor(a) - toMinor(b);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

/**
 * Quantity × price, rounded half away from zero to the cent as the database's `round` does.
 * @param quantity with at most two decimals
 */
export function multiplyMoney(price: string, quantity: number): string {
  return fromMinor(divideRounded(toMinor(price) * BigInt(Math.round(quantity * 100)), 100n));
}

/** A whole percentage of an amount, rounded like {@link multiplyMoney}. */
export function percentOf(amount: string, percent: number): string {
  return fromMinor(divideRounded(toMinor(amount) * BigInt(percent), 100n));
}

function divideRounded(value: bigint, divisor: bigint): bigint {
  const half = divisor / 2n;
  return value < 0n ? -((-value + half) / divisor) : (value + half) / divisor;
}

/** Splits an amount into parts that differ by a cent at most and add up exactly; the first parts are the larger. */
export function spreadMoney(amount: string, parts: number): string[] {
  if (!Number.isInteger(parts) || parts < 1) throw new RangeError('At least one part is needed');
  const minor = toMinor(amount);
  const count = BigInt(parts);
  const share = minor / count;
  const rest = minor % count;
  const step = rest < 0n ? -1n : 1n;
  const larger = Number(rest < 0n ? -rest : rest);
  return Array.from({ length: parts }, (_none, index) =>
    fromMinor(index < larger ? share + step : share),
  );
}

/** For people: `$5,000.00`. */
export function formatMoney(amount: string, currency: string, locale = 'en'): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  // Intl takes decimal text as it is, without passing through a float.
  return format.format(amount as `${number}`);
}

/** An amount as it travels: `"5000.00"`, in the organization's currency. */
export const Money = z.string().meta({ examples: ['5000.00'] });

const enterAmount = 'Enter an amount such as 1250.00';

function readAmount(given: number | string, context: z.RefinementCtx): string {
  const text = typeof given === 'number' ? String(given) : given.trim();
  if (!AMOUNT.test(text)) {
    context.addIssue({ code: 'custom', message: enterAmount });
    return z.NEVER;
  }
  const minor = toMinor(text);
  if (minor < 0n || minor > toMinor(MAX_AMOUNT)) {
    const message = minor < 0n ? 'The amount cannot be negative' : 'The amount is too large';
    context.addIssue({ code: 'custom', message });
  }
  return fromMinor(minor);
}

/** An amount that somebody enters, zero or more; numbers are taken too, and become text with two decimals. */
export const MoneyInput = z
  .union([z.number(), z.string().max(40)], { error: enterAmount })
  .transform(readAmount);

/** The same, more than zero. */
export const PositiveMoneyInput = MoneyInput.refine(
  (amount) => amount !== '0.00',
  'The amount must be more than zero',
);

/** How many: more than zero, at most two decimals. */
export const Quantity = z
  .number()
  .min(0.01, 'The quantity must be more than zero')
  .max(1_000_000, 'The quantity is too large')
  .refine(
    (value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6,
    'The quantity has at most two decimals',
  );
