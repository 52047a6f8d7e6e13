import type { AuditEntry } from '@atrium/contract/identity/audit.ts';
import { Modal, Stack, Table, Text } from '@mantine/core';
import { t } from '../../../lib/i18n.ts';
import { Dash, When } from '../../../ui/value/When.tsx';
import classes from '../settings.module.css';

function Value({ value }: { value: unknown }) {
  if (value === null || value === undefined || value === '') return <Dash />;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** One line of the audit trail: before and after, field by field. */
export function AuditDialog({ entry, close }: { entry: AuditEntry; close: () => void }) {
  const changes = Object.entries(entry.changes);
  return (
    <Modal
      opened
      onClose={close}
      size={760}
      title={entry.action}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Stack gap="sm">
        <Text fz="sm" c="dimmed">
          <When at={entry.at} look="full" /> ·{' '}
          {entry.actor_name ?? t(`settings.actor_${entry.actor_type}`)} · {entry.entity}{' '}
          {entry.entity_id}
          {entry.ip && ` · ${entry.ip}`}
        </Text>
        {changes.length === 0 ? (
          <Text>{t('settings.no_changes')}</Text>
        ) : (
          <Table layout="fixed" className={classes.diff}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th w={170}>{t('ui.conflict_field')}</Table.Th>
                <Table.Th>{t('settings.before')}</Table.Th>
                <Table.Th>{t('settings.after')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {changes.map(([field, [before, after]]) => (
                <Table.Tr key={field}>
                  <Table.Td>{field}</Table.Td>
                  <Table.Td>
                    <Value value={before} />
                  </Table.Td>
                  <Table.Td>
                    <Value value={after} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
        {entry.request_id && (
          <Text fz="xs" c="dimmed" ff="monospace">
            {t('ui.request_id', { id: entry.request_id })}
          </Text>
        )}
      </Stack>
    </Modal>
  );
}
