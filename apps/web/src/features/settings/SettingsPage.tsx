import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTitle } from '../../lib/title.ts';
import classes from './settings.module.css';

export interface SettingsPageProps {
  title: string;
  text?: string;
  action?: ReactNode;
  children: ReactNode;
}

/** One page of the settings, but lists. */
export function SettingsPage({ title, text, action, children }: SettingsPageProps) {
  useTitle(title);
  return (
    <div className={classes.page}>
      <Group justify="space-between" align="flex-start" mb="md" wrap="nowrap">
        <div>
          <Title order={1}>{title}</Title>
          {text && (
            <Text c="dimmed" mt={2}>
              {text}
            </Text>
          )}
        </div>
        {action}
      </Group>
      <Stack gap="md">{children}</Stack>
    </div>
  );
}
