import { auth } from '@atrium/contract/identity/auth.ts';
import {
  Alert,
  Button,
  Code,
  Group,
  Modal,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../lib/api/call.ts';
import { t } from '../../../lib/i18n.ts';
import { meQuery } from '../../../lib/session.queries.ts';
import { useForm } from '../../../ui/record-form/useForm.ts';
import { CopyButton } from '../../../ui/value/CopyButton.tsx';
import { PasswordStep } from './PasswordStep.tsx';

interface Started {
  secret: string;
  qr_svg: string;
}

interface ScanProps {
  started: Started;
  done: (codes: string[]) => void;
}

function Scan({ started, done }: ScanProps) {
  const form = useForm({
    initial: { code: '' },
    shape: auth.confirmTwoFactor.body,
    submit: (body) => call(auth.confirmTwoFactor, { body }),
    done: ({ backup_codes }) => done(backup_codes),
  });
  return (
    <form ref={form.ref} noValidate onSubmit={(event) => void form.send(event)}>
      <Stack gap="sm">
        <Text>{t('settings.scan_text')}</Text>
        {/* An image never runs what is inside it, whatever the markup says. */}
        <img
          src={`data:image/svg+xml;utf8,${encodeURIComponent(started.qr_svg)}`}
          alt={t('settings.qr_alt')}
          width={200}
          height={200}
          style={{ alignSelf: 'center', background: 'var(--mantine-color-white)', padding: 8 }}
        />
        <Group gap="xs" justify="center">
          <Code>{started.secret}</Code>
          <CopyButton value={started.secret} label={t('settings.copy_secret')} />
        </Group>
        <TextInput
          label={t('auth.code')}
          autoComplete="one-time-code"
          inputMode="numeric"
          value={form.values.code}
          error={form.errors.code ?? form.general}
          onChange={(event) => form.set('code', event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={form.isBusy}>
            {t('settings.turn_on')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function BackupCodes({ codes, close }: { codes: string[]; close: () => void }) {
  return (
    <Stack gap="sm">
      <Alert color="green">{t('settings.two_factor_is_on')}</Alert>
      <Text>{t('settings.backup_text')}</Text>
      <SimpleGrid cols={2} spacing={6}>
        {codes.map((code) => (
          <Code key={code} ta="center" fz="md">
            {code}
          </Code>
        ))}
      </SimpleGrid>
      <Group justify="space-between">
        <CopyButton wide value={codes.join('\n')} label={t('settings.copy_codes')} />
        <Button onClick={close}>{t('settings.backup_saved')}</Button>
      </Group>
    </Stack>
  );
}

/** Turns two-factor on: password, scan, first code, backup codes. */
export function StartTwoFactor({ close }: { close: () => void }) {
  const cache = useQueryClient();
  const [started, setStarted] = useState<Started>();
  const [codes, setCodes] = useState<string[]>();
  const finish = () => {
    void cache.invalidateQueries({ queryKey: meQuery.queryKey });
    close();
  };
  return (
    <Modal
      opened
      // The codes are shown once; only their own button leaves them.
      onClose={codes ? () => undefined : close}
      withCloseButton={!codes}
      title={t('settings.two_factor')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {codes ? (
        <BackupCodes codes={codes} close={finish} />
      ) : started ? (
        <Scan started={started} done={setCodes} />
      ) : (
        <PasswordStep
          text={t('settings.two_factor_start_text')}
          action={t('settings.continue')}
          submit={(password) => call(auth.startTwoFactor, { body: { password } })}
          done={setStarted}
          close={close}
        />
      )}
    </Modal>
  );
}
