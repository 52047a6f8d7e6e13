import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTitle } from '../../lib/title.ts';
import classes from './settings.module.css';

export interface SettingsPageProps {
  title: string;
  text?: string;
  action?: ReactNode;
  /** Takes the whole width: a table. */
  isWide?: boolean;
  children: ReactNode;
}

/** One page of the settings, but lists. */
export function SettingsPage({ title, text, action, isWide, children }: SettingsPageProps) {
  useTitle(title);
  return (
    <div className={classes.page} data-wide={isWide || undefined}>
      <Group justify="space-between" align="flex-start" mb="md" wrap="nowrap">
        <div>
          <Title order={1}>{title}</Title>
          {text && (
            <Text c="dimmed" mt={2}>
              {text}
            </Text>
          )}
        </div>
        {action && <div style={{ flex: 'none' }}>{action}</div>}
      </Group>
      <Stack gap="md">{children}</Stack>
    </div>
  );
}
