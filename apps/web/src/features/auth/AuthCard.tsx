import { Alert, Card, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTitle } from '../../lib/title.ts';
import { Mark } from '../../ui/shell/Mark.tsx';
import classes from './auth.module.css';

export interface AuthCardProps {
  title: string;
  text?: string;
  /** What went wrong and belongs to no field. */
  problem?: string | undefined;
  children: ReactNode;
  footer?: ReactNode;
  isWide?: boolean;
}

/** The card in the middle of every screen before the sign-in. */
export function AuthCard({ title, text, problem, children, footer, isWide }: AuthCardProps) {
  useTitle(title);
  return (
    <main className={classes.page}>
      <Card className={classes.card} data-wide={isWide || undefined} padding="lg">
        <Stack gap="md">
          <div>
            <Mark size={36} />
            <Title order={1} mt="sm">
              {title}
            </Title>
            {text && (
              <Text c="dimmed" mt={4}>
                {text}
              </Text>
            )}
          </div>
          {problem && (
            <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
              {problem}
            </Alert>
          )}
          {children}
        </Stack>
      </Card>
      {footer && (
        <Text fz="sm" ta="center" mt="md">
          {footer}
        </Text>
      )}
    </main>
  );
}
