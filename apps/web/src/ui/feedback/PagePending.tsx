import { Skeleton, Stack } from '@mantine/core';

/** The shape of a page while its code and data come. */
export function PagePending() {
  return (
    <Stack p="lg" gap="md" aria-busy="true">
      <Skeleton h={28} w={220} />
      <Skeleton h={36} />
      <Skeleton h={280} radius="lg" />
    </Stack>
  );
}
