import { Button, Code, Group, Modal, Stack, Text } from '@mantine/core';
import { t } from '../../lib/i18n.ts';
import { CopyButton } from '../../ui/value/CopyButton.tsx';

export interface SecretDialogProps {
  title: string;
  text: string;
  secret: string;
  close: () => void;
}

/** Shows a secret the one time it can be seen; only its button closes it. */
export function SecretDialog({ title, text, secret, close }: SecretDialogProps) {
  return (
    <Modal opened onClose={() => undefined} withCloseButton={false} title={title} size={520}>
      <Stack gap="sm">
        <Text>{text}</Text>
        <Code block fz="md" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
          {secret}
        </Code>
        <Group justify="space-between">
          <CopyButton wide value={secret} label={t('ui.copy')} />
          <Button onClick={close}>{t('settings.secret_saved')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
