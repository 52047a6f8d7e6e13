import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import classes from './rows.module.css';
import type { ListParts } from '../Toolbar.tsx';
import type { TableRow } from '../types.ts';

/** The name of a row: the link to its page, or a button where it has none. */
export function NameCell<Row extends TableRow>({ row, list }: { row: Row; list: ListParts<Row> }) {
  const first = list.columns[0];
  if (!first) return null;
  if (list.open) {
    return (
      <Anchor
        component={Link}
        to={list.open(row)}
        className={classes.name}
        onMouseEnter={() => list.prefetch?.(row)}
      >
        {first.cell(row)}
      </Anchor>
    );
  }
  if (!list.onOpen) return first.cell(row);
  return (
    <Anchor component="button" className={classes.name} onClick={() => list.onOpen?.(row)}>
      {first.cell(row)}
    </Anchor>
  );
}
