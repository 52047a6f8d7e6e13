import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Field } from '../../record-form/fields.ts';
import type { Choice, Difference } from './merge.ts';
import { SideBySide } from './SideBySide.tsx';

export interface ConflictDialogProps {
  fields: readonly Field[];
  differences: readonly Difference[];
  isBusy: boolean;
  save: (choices: Record<string, Choice>) => void;
  close: () => void;
}

/** Somebody saved first: theirs and mine beside each other, and the person decides each. */
export function ConflictDialog({ fields, differences, isBusy, save, close }: ConflictDialogProps) {
  const [choices, setChoices] = useState<Record<string, Choice>>(() =>
    Object.fromEntries(
      differences.map(({ name, isContested }) => [name, isContested ? 'theirs' : 'mine']),
    ),
  );
  const all = (choice: Choice) =>
    setChoices(Object.fromEntries(differences.map(({ name }) => [name, choice])));
  return (
    <Modal
      opened
      onClose={close}
      size={760}
      title={t('ui.conflict_title')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Stack gap="sm">
        <Text c="dimmed">{t('ui.conflict_text')}</Text>
        <Text fw={500}>{t('ui.conflict_choose')}</Text>
        <Group gap="xs">
          <Button variant="default" size="xs" onClick={() => all('mine')}>
            {t('ui.conflict_keep_all')}
          </Button>
          <Button variant="default" size="xs" onClick={() => all('theirs')}>
            {t('ui.conflict_take_all')}
          </Button>
        </Group>
        <SideBySide
          fields={fields}
          rows={differences.map(({ name, mine, theirs }) => [name, mine, theirs])}
          sides={[
            { side: 'mine', label: t('ui.conflict_mine') },
            { side: 'theirs', label: t('ui.conflict_theirs') },
          ]}
          choices={choices}
          choose={(name, side) => setChoices({ ...choices, [name]: side })}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            {t('ui.cancel')}
          </Button>
          <Button loading={isBusy} onClick={() => save(choices)}>
            {t('ui.conflict_save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
