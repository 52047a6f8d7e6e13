import { Button, Group, Modal, Radio, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Field } from '../../record-form/fields.ts';
import { FieldValue } from '../FieldValue.tsx';
import type { Choice, Difference } from './merge.ts';

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
  const cell = (difference: Difference, side: Choice) => {
    const field = fields.find(({ name }) => name === difference.name);
    return (
      <Radio
        name={`conflict-${difference.name}`}
        checked={choices[difference.name] === side}
        onChange={() => setChoices({ ...choices, [difference.name]: side })}
        label={field ? <FieldValue field={field} value={difference[side]} /> : null}
      />
    );
  };
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
        <Table layout="fixed" verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={150}>{t('ui.conflict_field')}</Table.Th>
              <Table.Th>{t('ui.conflict_mine')}</Table.Th>
              <Table.Th>{t('ui.conflict_theirs')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {differences.map((difference) => (
              <Table.Tr key={difference.name}>
                <Table.Td>
                  {fields.find(({ name }) => name === difference.name)?.label ?? difference.name}
                </Table.Td>
                <Table.Td>{cell(difference, 'mine')}</Table.Td>
                <Table.Td>{cell(difference, 'theirs')}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
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
