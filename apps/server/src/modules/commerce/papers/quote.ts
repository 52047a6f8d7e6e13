import type { OpportunityDetail } from '@atrium/contract/crm/opportunities.ts';
import type { Column, Recipient, Sheet } from './sheet.ts';
import type { Writing } from './writing.ts';

export function quoteNumber(id: number): string {
  return `QUO-${String(id).padStart(6, '0')}`;
}

/** What a deal would cost. The list price is shown where the client pays less. */
export function quoteOf(
  deal: OpportunityDetail,
  { recipient, writing, now }: { recipient: Recipient; writing: Writing; now: Date },
): Sheet {
  const { money, figure } = writing;
  const lines = deal.line_items;
  const reduced = lines.map(({ discount }) =>
    discount !== null && discount > 0 ? discount : null,
  );
  const discounts: Column[] = [
    {
      head: 'List price',
      cells: lines.map(({ list_price }, index) =>
        reduced[index] === null ? '' : money(list_price),
      ),
    },
    {
      head: 'Discount',
      cells: reduced.map((percent) => (percent === null ? '' : `${figure(percent)} %`)),
    },
  ];
  return {
    title: 'Quote',
    number: quoteNumber(deal.id),
    facts: [['Date', writing.day(writing.today(now))]],
    recipient,
    subject: deal.name,
    lines: lines.map(({ product, description }) => ({ name: product.name, description })),
    columns: [
      { head: 'Quantity', cells: lines.map(({ quantity }) => figure(quantity)) },
      ...(reduced.some((percent) => percent !== null) ? discounts : []),
      { head: 'Price', cells: lines.map(({ sale_price }) => money(sale_price)) },
      { head: 'Total', cells: lines.map(({ total }) => money(total)) },
    ],
    totals: [['Total', money(deal.calculated_amount)]],
    closing:
      'We look forward to working with you. Tell us if you have any questions about this quote.',
  };
}
