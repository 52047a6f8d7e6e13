import { Button, Group, Modal, Text } from '@mantine/core';
import { t } from '../../../../lib/i18n.ts';
import type { LineEditing } from './useLineDraft.ts';

/** Somebody saved other lines meanwhile: nothing is lost, the person decides. */
export function LineConflict({ editing }: { editing: LineEditing }) {
  function takeTheirs(): void {
    editing.closeConflict();
    editing.takeLatest();
  }
  return (
    <Modal
      opened
      onClose={editing.closeConflict}
      title={t('ui.conflict_title')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Text>{t('ui.conflict_text')}</Text>
      <Text mt="xs" c="dimmed" fz="sm">
        {t('crm.opportunities.lines_conflict')}
      </Text>
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" onClick={takeTheirs}>
          {t('ui.conflict_take_all')}
        </Button>
        <Button loading={editing.isBusy} onClick={() => void editing.keepMine()}>
          {t('crm.opportunities.lines_keep')}
        </Button>
      </Group>
    </Modal>
  );
}
