import { ORDER_STATUSES } from '@atrium/contract/commerce/orders.ts';
import { fromMinor } from '@atrium/contract/core/money.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProblemError } from '../../../platform/problem.ts';
import { checkStatusByHand, mayBecome, statusByPayments } from './order-status.ts';

type Status = (typeof ORDER_STATUSES)[number];
const [AWAITING, PARTLY, PAID, FULFILLED, CANCELLED] = ORDER_STATUSES;
const byPayments: Status[] = [AWAITING, PARTLY, PAID];

/** `ok`, or the field and the reason of the refusal. */
function outcome(from: Status, to: Status, confirmed = false) {
  try {
    checkStatusByHand({ from, to }, confirmed);
    return 'ok';
  } catch (error) {
    const [field] = (error as ProblemError).details.errors ?? [];
    return `${field?.path}: ${field?.code}`;
  }
}

describe('by hand', () => {
  it('an order is fulfilled when it is paid, or when that is confirmed', () => {
    expect(outcome(PAID, FULFILLED)).toBe('ok');
    for (const from of [AWAITING, PARTLY]) {
      expect(outcome(from, FULFILLED)).toBe('confirm: required');
      expect(outcome(from, FULFILLED, true)).toBe('ok');
    }
  });

  it('an order is cancelled unless it is fulfilled', () => {
    for (const from of byPayments) expect(outcome(from, CANCELLED)).toBe('ok');
    expect(outcome(FULFILLED, CANCELLED, true)).toBe('status: final');
  });

  it('nothing else is set, and the ends stay', () => {
    for (const from of ORDER_STATUSES) {
      expect(outcome(from, from)).toBe('ok');
      for (const to of byPayments.filter((each) => each !== from)) {
        const isEnd = from === FULFILLED || from === CANCELLED;
        expect(outcome(from, to, true)).toBe(isEnd ? 'status: final' : 'status: by_payments');
      }
    }
    expect(outcome(CANCELLED, FULFILLED, true)).toBe('status: final');
  });

  it('what may be offered is what is not refused, once it is confirmed', () => {
    for (const from of ORDER_STATUSES) {
      for (const to of ORDER_STATUSES.filter((each) => each !== from))
        expect(mayBecome(from, to)).toBe(outcome(from, to, true) === 'ok');
    }
  });
});

it('payments decide about every other status', () => {
  const cents = fc.bigInt({ min: 0n, max: 10n ** 18n });
  fc.assert(
    fc.property(fc.constantFrom(...ORDER_STATUSES), cents, cents, (status, total, paid) => {
      const sums = { calculated_total: fromMinor(total), paid_total: fromMinor(paid) };
      const expected = !byPayments.includes(status)
        ? status
        : paid >= total
          ? PAID
          : paid > 0n
            ? PARTLY
            : AWAITING;
      expect(statusByPayments(status, sums)).toBe(expected);
    }),
  );
});
