import type { ContractLineItem } from '@atrium/contract/commerce/contracts.ts';
import { fromInput } from '../../../ui/record-form/fields.ts';

/** A line while it is typed. */
export interface DraftLine {
  /** Tells lines apart while they come and go. */
  key: number;
  product_id: string | null;
  quantity: string;
  price: string;
}

let lastKey = 0;

/** A line without anything yet. */
export function emptyLine(): DraftLine {
  return { key: ++lastKey, product_id: null, quantity: '1', price: '' };
}

/** Agreed lines, to be agreed anew. */
export function draftOf(lines: readonly ContractLineItem[]): DraftLine[] {
  return lines.map(({ product_id, quantity, price_per_cycle }) => ({
    key: ++lastKey,
    product_id: String(product_id),
    quantity: String(quantity),
    price: price_per_cycle,
  }));
}

/** What is sent: the list price where no other was typed. */
export function linesBody(lines: readonly DraftLine[]) {
  return lines.map(({ product_id, quantity, price }) => ({
    product_id: product_id === null ? undefined : Number(product_id),
    quantity: fromInput({ name: 'quantity', label: '', kind: 'number' }, quantity),
    price_per_cycle: fromInput({ name: 'price', label: '', kind: 'money' }, price),
  }));
}
