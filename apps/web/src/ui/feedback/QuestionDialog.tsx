import { Button, Group, Modal, Text } from '@mantine/core';
import { t } from '../../lib/i18n.ts';
import type { AskedQuestion } from './confirm.ts';

/** Shows a question. Cancel has the focus: Enter never destroys. */
export function QuestionDialog({ question }: { question: AskedQuestion }) {
  const { title, text, action, isDangerous = true, answer } = question;
  return (
    <Modal
      opened
      onClose={() => answer(false)}
      title={title}
      zIndex={300}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Text>{text}</Text>
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" data-autofocus onClick={() => answer(false)}>
          {t('ui.cancel')}
        </Button>
        <Button color={isDangerous ? 'red' : undefined} onClick={() => answer(true)}>
          {action}
        </Button>
      </Group>
    </Modal>
  );
}
