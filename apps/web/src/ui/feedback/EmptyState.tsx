import { Anchor, Stack, Text, ThemeIcon } from '@mantine/core';
import type { TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

export interface EmptyStateProps {
  icon?: TablerIcon | undefined;
  title: string;
  /** One sentence why it is empty. */
  text?: string;
  /** The one thing to do next. */
  action?: ReactNode;
  learn?: { label: string; href: string };
  /** The whole page is this: the title is its heading. */
  isPage?: boolean;
}

/** What stands where nothing is yet. */
export function EmptyState({ icon: Icon, title, text, action, learn, isPage }: EmptyStateProps) {
  return (
    <Stack component={isPage ? 'main' : 'div'} align="center" gap="xs" px="md" py={48} ta="center">
      {Icon && (
        <ThemeIcon variant="light" color="gray" size={48} radius="xl" mb={4}>
          <Icon size={26} stroke={1.5} />
        </ThemeIcon>
      )}
      <Text component={isPage ? 'h1' : 'p'} fz="lg" fw={600} m={0}>
        {title}
      </Text>
      {text && (
        <Text c="dimmed" maw={420}>
          {text}
        </Text>
      )}
      {action && <div style={{ marginTop: 8 }}>{action}</div>}
      {learn && (
        <Anchor href={learn.href} fz="sm" target="_blank" rel="noreferrer">
          {learn.label}
        </Anchor>
      )}
    </Stack>
  );
}
