import type { Product } from '@atrium/contract/crm/products.ts';
import { ActionIcon, Text, TextInput } from '@mantine/core';
import { IconGripVertical, IconX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useRef } from 'react';
import { t } from '../../../../lib/i18n.ts';
import { notify } from '../../../../ui/feedback/notify.tsx';
import { Lookup } from '../../../../ui/lookup/Lookup.tsx';
import { productLookup, productQueries } from '../../products/products.queries.ts';
import type { DraftLine } from './line-draft.ts';
import { discountOf, lineTotal } from './line-draft.ts';
import classes from './lines.module.css';
import type { LineEditing } from './useLineDraft.ts';

export interface LineRowProps {
  line: DraftLine;
  index: number;
  editing: LineEditing;
  money: (amount: string) => string;
  press: (event: KeyboardEvent, index: number) => void;
  grip: (event: PointerEvent<HTMLElement>, index: number) => void;
}

/** Below the list price "−12.5 %", above it "+10 %", never broken before the sign. */
function discountText(percent: number | undefined): string {
  if (percent === undefined || percent === 0) return '';
  return percent > 0 ? `−${percent}\u00a0%` : `+${-percent}\u00a0%`;
}

function ProductCell({ line, index, editing }: LineRowProps) {
  const cache = useQueryClient();
  /** The price before the product was gone to: one that was typed since stays. */
  const untouched = useRef(line.sale_price);
  /** Meanwhile another product may have been chosen, or a price typed. */
  function chosen({ id, name: product_name, standard_list_price: list_price }: Product): void {
    const before = untouched.current;
    untouched.current = list_price;
    editing.setLines((lines) =>
      lines.map((now) => {
        if (now.key !== line.key || now.product_id !== id) return now;
        const sale_price = now.sale_price === before ? list_price : now.sale_price;
        return { ...now, product_name, list_price, sale_price };
      }),
    );
  }
  return (
    <Lookup
      source={productLookup}
      size="sm"
      data-cell="product_id"
      aria-label={t('crm.opportunities.line_product', { number: index + 1 })}
      placeholder={t('crm.opportunities.choose_product')}
      required
      onFocus={() => {
        untouched.current = line.sale_price;
      }}
      value={line.product_id === null ? null : String(line.product_id)}
      error={editing.errors[`${line.key}.product_id`]}
      onChange={(id) => {
        if (id === null || Number(id) === line.product_id) return;
        // The price goes along: what was said of it is over.
        const { sale_price } = line;
        editing.set(line.key, { product_id: Number(id), list_price: null, sale_price });
        cache.fetchQuery(productQueries.one(id)).then(chosen, notify.problem);
      }}
    />
  );
}

interface TextCellProps extends LineRowProps {
  name: 'quantity' | 'sale_price' | 'description';
  label: string;
  isNumber?: boolean;
}

function TextCell({ line, index, editing, name, label, isNumber }: TextCellProps) {
  return (
    <TextInput
      size="sm"
      data-cell={name}
      className={isNumber ? classes.number : undefined}
      inputMode={isNumber ? 'decimal' : undefined}
      autoComplete="off"
      aria-label={t('crm.opportunities.line_cell', { cell: label, number: index + 1 })}
      value={line[name]}
      error={editing.errors[`${line.key}.${name}`]}
      onFocus={(event) => isNumber && event.currentTarget.select()}
      onChange={(event) => editing.set(line.key, { [name]: event.currentTarget.value })}
    />
  );
}

/** A line of the editor: product, quantity, price, discount against the list, words, total. */
export function LineRow(props: LineRowProps) {
  const { line, index, editing, money, press, grip } = props;
  const total = lineTotal(line);
  const name = line.product_name || t('crm.opportunities.line_of', { number: index + 1 });
  return (
    <li className={classes.line} data-line={line.key} onKeyDown={(event) => press(event, index)}>
      <span
        className={classes.grip}
        onPointerDown={(event) => grip(event, index)}
        title={t('crm.opportunities.line_move')}
        aria-hidden
      >
        <IconGripVertical size={16} />
      </span>
      <div className={classes.product}>
        <ProductCell {...props} />
      </div>
      <div className={classes.quantity}>
        <TextCell {...props} name="quantity" label={t('crm.opportunities.quantity')} isNumber />
      </div>
      <div className={classes.price}>
        <TextCell {...props} name="sale_price" label={t('crm.opportunities.sale_price')} isNumber />
        {line.list_price !== null && (
          <Text fz="xs" c="dimmed" ta="right" mt={2} className={classes.list}>
            {t('crm.opportunities.list_price', { price: money(line.list_price) })}{' '}
            <strong>{discountText(discountOf(line))}</strong>
          </Text>
        )}
      </div>
      <div className={classes.words}>
        <TextCell {...props} name="description" label={t('crm.opportunities.description')} />
      </div>
      <output
        className={classes.total}
        aria-label={t('crm.opportunities.line_total', { number: index + 1 })}
      >
        {total === undefined ? '—' : money(total)}
      </output>
      <ActionIcon
        className={classes.remove}
        aria-label={t('crm.opportunities.line_remove', { name })}
        onClick={() => editing.setLines((lines) => lines.filter(({ key }) => key !== line.key))}
      >
        <IconX size={16} />
      </ActionIcon>
    </li>
  );
}
