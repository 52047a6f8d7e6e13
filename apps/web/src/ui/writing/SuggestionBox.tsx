import { Paper, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import classes from './writing.module.css';

export interface SuggestionItem {
  key: string;
  look: ReactNode;
}

export interface SuggestionBoxProps {
  id: string;
  label: string;
  items: readonly SuggestionItem[];
  at: number;
  emptyText: string;
  onPick: (key: string) => void;
  onHover: (index: number) => void;
}

/** The list above the field; the cursor stays in the field. */
export function SuggestionBox(props: SuggestionBoxProps) {
  const { id, label, items, at, emptyText, onPick, onHover } = props;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    <Paper className={classes.suggestions} shadow="md" withBorder>
      {items.length === 0 && (
        <Text fz="sm" c="dimmed" p="xs">
          {emptyText}
        </Text>
      )}
      <div ref={list} id={id} role="listbox" aria-label={label}>
        {items.map((item, index) => (
          <div
            key={item.key}
            id={`${id}-${item.key}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            data-active={index === at || undefined}
            className={classes.suggestion}
            onMouseEnter={() => onHover(index)}
            // Before the field loses the focus.
            onMouseDown={(event) => {
              event.preventDefault();
              onPick(item.key);
            }}
          >
            {item.look}
          </div>
        ))}
      </div>
    </Paper>
  );
}
