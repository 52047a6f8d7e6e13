import { addDays } from '@atrium/contract/core/calendar.ts';
import { compareMoney } from '@atrium/contract/core/money.ts';
import type { OrderDetail } from '@atrium/contract/commerce/orders.ts';
import type { Recipient, Sheet } from './sheet.ts';
import type { Writing } from './writing.ts';

interface Context {
  recipient: Recipient;
  writing: Writing;
}

function sold(order: OrderDetail, { recipient, writing }: Context) {
  const { money, figure } = writing;
  const lines = order.line_items;
  return {
    recipient,
    number: order.number,
    subject: order.opportunity_name,
    lines: lines.map(({ product_name: name, description }) => ({ name, description })),
    columns: [
      { head: 'Quantity', cells: lines.map(({ quantity }) => figure(quantity)) },
      { head: 'Price', cells: lines.map(({ price_at_purchase }) => money(price_at_purchase)) },
      { head: 'Total', cells: lines.map(({ total }) => money(total)) },
    ],
    ...(order.status === 'Cancelled' && { stamp: 'CANCELLED' }),
  };
}

const CANCELLED = 'This order was cancelled. There is nothing to pay.';

/** What was agreed. */
export function confirmationOf(order: OrderDetail, context: Context): Sheet {
  const { money, day } = context.writing;
  const thanks = 'Thank you for your order. We confirm it as it stands above.';
  return {
    ...sold(order, context),
    title: 'Order confirmation',
    facts: [['Order date', day(order.order_date)]],
    totals: [['Total', money(order.calculated_total)]],
    closing: order.status === 'Cancelled' ? CANCELLED : thanks,
  };
}

/** An order has one invoice, whose number is that of the order under a sign of its own. */
export function invoiceNumber({ number }: Pick<OrderDetail, 'number'>): string {
  return number.replace(/^ORD-/, 'INV-');
}

/** What is owed, what was paid of it, and until when the rest is to come. */
export function invoiceOf(order: OrderDetail, context: Context & { terms: number }): Sheet {
  const { money, day } = context.writing;
  const isCancelled = order.status === 'Cancelled';
  const due = day(addDays(order.order_date, context.terms));
  const dueDate: [string, string] = ['Due date', due];
  const balance: [string, string] = ['Balance due', money(order.balance_due)];
  return {
    ...sold(order, context),
    title: 'Invoice',
    number: invoiceNumber(order),
    facts: [
      ['Order', order.number],
      ['Date', day(order.order_date)],
      ...(isCancelled ? [] : [dueDate]),
    ],
    totals: [
      ['Total', money(order.calculated_total)],
      ['Paid so far', money(order.paid_total)],
      ...(isCancelled ? [] : [balance]),
    ],
    closing: closingOf(order, { due, balance: money(order.balance_due) }),
  };
}

function closingOf(order: OrderDetail, { due, balance }: { due: string; balance: string }): string {
  if (order.status === 'Cancelled') return CANCELLED;
  if (compareMoney(order.balance_due, '0') <= 0) return 'This invoice is paid. Thank you.';
  return `Please pay ${balance} by ${due}, naming ${invoiceNumber(order)}.`;
}
