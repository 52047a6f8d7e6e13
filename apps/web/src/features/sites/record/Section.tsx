import { Card, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** A titled group of controls or words on a site's page. */
export function Section(props: { title: string; text?: string; children: ReactNode }) {
  return (
    <Card component="section" aria-label={props.title}>
      <Title order={2} mb={props.text ? 4 : 'sm'}>
        {props.title}
      </Title>
      {props.text && (
        <Text c="dimmed" fz="sm" mb="sm">
          {props.text}
        </Text>
      )}
      <Stack gap="sm">{props.children}</Stack>
    </Card>
  );
}
