import { Group, Kbd, Modal, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { Fragment } from 'react';
import { t } from '../../lib/i18n.ts';

export interface KeyGroup {
  title: string;
  /** Keys, pressed one after another or together, and what they do. */
  keys: readonly (readonly [keys: readonly string[], meaning: string])[];
}

export interface HelpDialogProps {
  groups: readonly KeyGroup[];
  close: () => void;
}

/** All keyboard shortcuts. */
export function HelpDialog({ groups, close }: HelpDialogProps) {
  return (
    <Modal
      opened
      onClose={close}
      title={t('shell.help')}
      size={760}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl">
        {groups.map((group) => (
          <section key={group.title}>
            <Title order={2} fz="md" mb="xs">
              {group.title}
            </Title>
            <Stack gap={6}>
              {group.keys.map(([keys, meaning]) => (
                <Group key={meaning} justify="space-between" wrap="nowrap">
                  <Text fz="sm">{meaning}</Text>
                  <Group gap={4} wrap="nowrap">
                    {keys.map((key, index) => (
                      <Fragment key={index}>
                        <Kbd>{key}</Kbd>
                      </Fragment>
                    ))}
                  </Group>
                </Group>
              ))}
            </Stack>
          </section>
        ))}
      </SimpleGrid>
    </Modal>
  );
}
