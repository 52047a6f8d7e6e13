import { files } from '@atrium/contract/inbox/files.ts';
import { Button, FileButton, Group, Input } from '@mantine/core';
import { useState } from 'react';
import { upload } from '../../../lib/api/upload.ts';
import { t } from '../../../lib/i18n.ts';
import { notify } from '../../../ui/feedback/notify.tsx';
import { drawLogo } from './draw-logo.ts';
import classes from './organization.module.css';

export interface LogoInputProps {
  /** Where the logo that is chosen is found; null without one. */
  url: string | null;
  error: string | undefined;
  onChange: (logo: { id: string; url: string } | null) => void;
}

const KINDS = 'image/png,image/jpeg,image/webp,image/svg+xml';

/** The logo, another one, or none. What is chosen counts when the form is saved. */
export function LogoInput({ url, error, onChange }: LogoInputProps) {
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();

  async function choose(file: File | null): Promise<void> {
    if (!file) return;
    setBusy(true);
    setRefusal(undefined);
    const drawn = await drawLogo(file).catch(() => undefined);
    try {
      if (drawn) onChange(await upload(files.upload, drawn));
      else setRefusal(t('settings.logo_unreadable'));
    } catch (problem) {
      notify.problem(problem);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Input.Wrapper
      label={t('settings.logo')}
      description={t('settings.logo_hint')}
      error={refusal ?? error}
    >
      <Group gap="xs" mt={6}>
        {url && <img className={classes.logo} src={url} alt={t('settings.logo')} />}
        <FileButton accept={KINDS} onChange={(file) => void choose(file)}>
          {(props) => (
            <Button {...props} variant="default" loading={isBusy}>
              {url ? t('settings.logo_replace') : t('settings.logo_choose')}
            </Button>
          )}
        </FileButton>
        {url && (
          <Button variant="subtle" color="red" onClick={() => onChange(null)}>
            {t('settings.logo_remove')}
          </Button>
        )}
      </Group>
    </Input.Wrapper>
  );
}
