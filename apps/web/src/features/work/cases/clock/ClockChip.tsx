import type { Case } from '@atrium/contract/work/cases.ts';
import { Tooltip } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCheck,
  IconClock,
  IconClockExclamation,
  IconClockPause,
  type TablerIcon,
} from '@tabler/icons-react';
import { t } from '../../../../lib/i18n.ts';
import { fullTime } from '../../../../lib/time.ts';
import { Dash } from '../../../../ui/value/When.tsx';
import classes from './clock.module.css';
import type { Clock, ClockState } from './clock-state.ts';
import { nextClock } from './clock-state.ts';
import { clockText } from './clock-words.ts';
import { useMoment } from './useMoment.ts';

const ICONS: Record<ClockState, TablerIcon> = {
  none: IconClock,
  running: IconClock,
  near: IconClockExclamation,
  late: IconAlertTriangle,
  resting: IconClockPause,
  met: IconCheck,
  missed: IconAlertTriangle,
};

/** A clock as a word, an icon and a color; what it says in full is its tooltip. */
export function ClockChip({ clock, text }: { clock: Clock; text?: string }) {
  const Icon = ICONS[clock.state];
  const { due } = clock;
  return (
    <Tooltip
      label={due ? t('work.cases.clock.due', { at: fullTime(new Date(due)) }) : ''}
      disabled={!due}
    >
      <span className={classes.chip} data-state={clock.state}>
        <Icon size={14} aria-hidden />
        {text ?? clockText(clock)}
      </span>
    </Tooltip>
  );
}

/** What has to be done next for a case, and how much time there is. */
export function NextTarget({ of }: { of: Case }) {
  const { which, clock } = nextClock(of, useMoment());
  if (clock.state === 'none') return <Dash />;
  const isOver = clock.state === 'met' || clock.state === 'missed' || clock.state === 'resting';
  const state = clockText(clock);
  return (
    <ClockChip clock={clock} text={isOver ? state : t(`work.cases.clock.${which}`, { state })} />
  );
}
