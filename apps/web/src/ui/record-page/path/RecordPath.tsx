import { Text, VisuallyHidden } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { t } from '../../../lib/i18n.ts';
import classes from './path.module.css';
import type { PathEnd } from './step-state.ts';
import { stepStates } from './step-state.ts';

export interface PathStep {
  id: string;
  label: string;
  end?: PathEnd;
}

export interface RecordPathProps {
  /** What the path is of: the record's name. */
  name: string;
  steps: readonly PathStep[];
  current: string;
  /** Left out where the person may not move the record. */
  move?: ((id: string) => void) | undefined;
  isBusy?: boolean;
  /** What helps in the current step. */
  guidance?: string | undefined;
}

/** The way of a record as chevrons: what is done, where it stands, and a click to move it. */
export function RecordPath({ name, steps, current, move, isBusy, guidance }: RecordPathProps) {
  const states = stepStates(steps, current);
  return (
    <nav className={classes.path} aria-label={t('ui.path_of', { name })}>
      {/* Where no step can be pressed, the keys scroll it all the same. */}
      <ol tabIndex={move ? undefined : 0}>
        {steps.map(({ id, label, end }, index) => {
          const state = states[index];
          return (
            <li key={id} data-state={state} data-end={end}>
              <button
                type="button"
                disabled={!move || isBusy || state === 'current'}
                aria-current={state === 'current' ? 'step' : undefined}
                title={move && state !== 'current' ? t('ui.path_move', { stage: label }) : label}
                onClick={() => move?.(id)}
              >
                {state === 'done' && <IconCheck size={14} aria-hidden />}
                <span>{label}</span>
                {state === 'done' && <VisuallyHidden>, {t('ui.path_done')}</VisuallyHidden>}
              </button>
            </li>
          );
        })}
      </ol>
      {guidance && (
        <Text fz="sm" c="dimmed" mt={6}>
          {guidance}
        </Text>
      )}
    </nav>
  );
}
