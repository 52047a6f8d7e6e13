import { UnstyledButton } from '@mantine/core';
import { t } from '../../../lib/i18n.ts';
import type { ComposerMode } from './text/drafts.ts';
import classes from './composer.module.css';

const MODES = ['reply', 'note'] as const;

/** Reply to the person, or note to the team: the field turns amber so that nobody mixes them up. */
export function ModeSwitch(props: { mode: ComposerMode; onMode: (mode: ComposerMode) => void }) {
  return (
    <div className={classes.modes} role="group" aria-label={t('inbox.composer.mode')}>
      {MODES.map((mode) => (
        <UnstyledButton
          key={mode}
          className={classes.mode}
          aria-pressed={props.mode === mode}
          onClick={() => props.onMode(mode)}
        >
          {t(`inbox.composer.${mode}`)}
        </UnstyledButton>
      ))}
    </div>
  );
}
