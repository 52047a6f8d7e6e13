import { Anchor, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { t } from '../../../lib/i18n.ts';

/** A record that was not changed, and why. */
export interface NamedFailure {
  id: number | string;
  name: string;
  to: string | undefined;
  reason: string;
}

/** Says of each record why it was not changed. */
export function BulkFailures({ failed, close }: { failed: NamedFailure[]; close: () => void }) {
  return (
    <Modal
      opened
      onClose={close}
      size={520}
      title={t('ui.bulk_failed', { count: failed.length })}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
        {failed.map(({ id, name, to, reason }) => (
          <li key={id} style={{ overflowWrap: 'anywhere' }}>
            {to ? (
              <Anchor component={Link} to={to} fz="sm" fw={500} onClick={close}>
                {name}
              </Anchor>
            ) : (
              <Text fz="sm" fw={500}>
                {name}
              </Text>
            )}
            <Text fz="sm" c="dimmed">
              {reason}
            </Text>
          </li>
        ))}
      </Stack>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={close} data-autofocus>
          {t('ui.close')}
        </Button>
      </Group>
    </Modal>
  );
}
