import { Button, Group, Modal, Text } from '@mantine/core';
import { t } from '../../lib/i18n.ts';
import type { AskedQuestion } from './confirm.ts';
import { OWN_ESCAPE } from './own-escape.ts';

/** Shows a question. Cancel has the focus: Enter never destroys. */
export function QuestionDialog({ question }: { question: AskedQuestion }) {
  const { title, text, action, isDangerous = true, answer } = question;
  return (
    <Modal
      opened
      onClose={() => answer(false)}
      title={title}
      zIndex={300}
      attributes={{ content: OWN_ESCAPE }}
      closeButtonProps={{ 'aria-label': t('ui.close'), ...OWN_ESCAPE }}
      onKeyDown={(event) => event.key === 'Escape' && answer(false)}
    >
      <Text>{text}</Text>
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" data-autofocus {...OWN_ESCAPE} onClick={() => answer(false)}>
          {t('ui.cancel')}
        </Button>
        <Button
          {...OWN_ESCAPE}
          color={isDangerous ? 'red' : undefined}
          onClick={() => answer(true)}
        >
          {action}
        </Button>
      </Group>
    </Modal>
  );
}
