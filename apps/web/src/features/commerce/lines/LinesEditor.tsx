import { ActionIcon, Button, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { t } from '../../../lib/i18n.ts';
import { notify } from '../../../ui/feedback/notify.tsx';
import { Lookup } from '../../../ui/lookup/Lookup.tsx';
import type { Errors } from '../../../ui/record-form/form-errors.ts';
import { productLookup, productQueries } from '../../crm/products/products.queries.ts';
import type { DraftLine } from './draft-lines.ts';
import { emptyLine } from './draft-lines.ts';
import classes from './lines.module.css';

export interface LinesEditorProps {
  lines: readonly DraftLine[];
  /** By path: `line_items.0.quantity`. */
  errors: Errors;
  change: (next: (now: DraftLine[]) => DraftLine[]) => void;
  /** An input was left. */
  check: (path: string) => void;
}

interface LineProps extends LinesEditorProps {
  line: DraftLine;
  index: number;
}

function LineRow({ line, index, lines, errors, change, check }: LineProps) {
  const cache = useQueryClient();
  const path = (name: string) => `line_items.${index}.${name}`;
  const edit = (next: (now: DraftLine) => DraftLine) =>
    change((now) => now.map((each) => (each.key === line.key ? next(each) : each)));
  const set = (part: Partial<DraftLine>) => edit((now) => ({ ...now, ...part }));
  const label = (name: string) => t('commerce.lines.of_line', { name, number: index + 1 });

  async function pick(product_id: string | null): Promise<void> {
    set({ product_id });
    if (product_id === null) return;
    try {
      const { standard_list_price } = await cache.fetchQuery(productQueries.one(product_id));
      // Meanwhile another product may have been chosen, or a price typed.
      edit((now) =>
        now.product_id === product_id && now.price === line.price
          ? { ...now, price: standard_list_price }
          : now,
      );
    } catch (error) {
      notify.problem(error);
    }
  }

  return (
    <li className={classes.line}>
      <Lookup
        aria-label={label(t('commerce.lines.product'))}
        placeholder={t('commerce.lines.product')}
        source={productLookup}
        required
        value={line.product_id}
        error={errors[path('product_id')]}
        onChange={(id) => void pick(id)}
      />
      <TextInput
        aria-label={label(t('commerce.lines.quantity'))}
        inputMode="decimal"
        value={line.quantity}
        error={errors[path('quantity')]}
        onChange={(event) => set({ quantity: event.currentTarget.value })}
        onBlur={() => check(path('quantity'))}
      />
      <TextInput
        aria-label={label(t('commerce.lines.price_per_cycle'))}
        inputMode="decimal"
        value={line.price}
        error={errors[path('price_per_cycle')]}
        onChange={(event) => set({ price: event.currentTarget.value })}
        onBlur={() => check(path('price_per_cycle'))}
      />
      <ActionIcon
        size={36}
        aria-label={label(t('commerce.lines.remove'))}
        disabled={lines.length === 1}
        onClick={() => change((now) => now.filter(({ key }) => key !== line.key))}
      >
        <IconTrash size={16} />
      </ActionIcon>
    </li>
  );
}

/** The lines of a contract that is to be agreed: products, quantities, prices. */
export function LinesEditor(props: LinesEditorProps) {
  const { lines, errors, change } = props;
  return (
    <section aria-label={t('commerce.lines.title')} className={classes.editor}>
      <div className={classes.head} aria-hidden>
        <span>{t('commerce.lines.product')}</span>
        <span>{t('commerce.lines.quantity')}</span>
        <span>{t('commerce.lines.price_per_cycle')}</span>
      </div>
      <ul>
        {lines.map((line, index) => (
          <LineRow key={line.key} {...props} line={line} index={index} />
        ))}
      </ul>
      {errors.line_items && (
        <Text c="var(--mantine-color-error)" fz="xs">
          {errors.line_items}
        </Text>
      )}
      <Button
        variant="subtle"
        size="xs"
        leftSection={<IconPlus size={15} />}
        onClick={() => change((now) => [...now, emptyLine()])}
      >
        {t('commerce.lines.add')}
      </Button>
    </section>
  );
}
