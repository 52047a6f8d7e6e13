import { Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { RecordTile } from '../RecordTile.tsx';
import type { RecordType } from '../records.ts';
import { RECORDS } from '../records.ts';
import classes from './record-page.module.css';

export interface Fact {
  label: string;
  value: ReactNode;
}

export interface RecordHeaderProps {
  type: RecordType;
  name: string;
  /** A mark beside the name: "Inactive". */
  mark?: ReactNode;
  facts: readonly Fact[];
  actions?: ReactNode;
}

/** Head of every record page: what it is, its name, key facts, actions. */
export function RecordHeader({ type, name, mark, facts, actions }: RecordHeaderProps) {
  return (
    <header className={classes.header}>
      <Group justify="space-between" gap="sm" align="flex-start">
        <Group gap="sm" wrap="nowrap" className={classes.named}>
          <RecordTile type={type} size={40} />
          <div style={{ minWidth: 0 }}>
            <Text fz="xs" c="dimmed" className={classes.type}>
              {RECORDS[type].word()}
            </Text>
            <Group gap="xs" wrap="nowrap">
              <Title order={1} lineClamp={1} style={{ overflowWrap: 'anywhere' }}>
                {name}
              </Title>
              {mark}
            </Group>
          </div>
        </Group>
        <Group gap="xs" wrap="nowrap" style={{ flex: 'none' }}>
          {actions}
        </Group>
      </Group>
      <dl className={classes.facts}>
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </header>
  );
}
