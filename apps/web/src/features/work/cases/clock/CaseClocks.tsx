import type { Case } from '@atrium/contract/work/cases.ts';
import { Card, Text, Title } from '@mantine/core';
import { t } from '../../../../lib/i18n.ts';
import { fullTime } from '../../../../lib/time.ts';
import classes from './clock.module.css';
import { ClockChip } from './ClockChip.tsx';
import type { Clock } from './clock-state.ts';
import { resolutionClock, responseClock } from './clock-state.ts';
import { useMoment } from './useMoment.ts';

const timeOf = (moment: string) => fullTime(new Date(moment));

function OneClock({ label, clock, note }: { label: string; clock: Clock; note: string | null }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <ClockChip clock={clock} />
        {note && (
          <Text span fz="xs" c="dimmed">
            {note}
          </Text>
        )}
      </dd>
    </div>
  );
}

function noteOf({ due, ended }: Clock, word: 'given' | 'closed'): string | null {
  if (ended) return t(`work.cases.clock.${word}`, { at: timeOf(ended) });
  return due ? t('work.cases.clock.due', { at: timeOf(due) }) : null;
}

/** The two clocks of a case: what was promised, and how much of it is left. */
export function CaseClocks({ of }: { of: Case }) {
  const moment = useMoment();
  const response = responseClock(of, moment);
  const resolution = resolutionClock(of, moment);
  const isStill = of.status !== 'Closed' && moment.work?.isOpen(moment.now) === false;
  return (
    <Card component="section" padding="sm" aria-label={t('work.cases.targets')}>
      <Title order={2} fz="md" mb={8}>
        {t('work.cases.targets')}
      </Title>
      <dl className={classes.clocks}>
        <OneClock
          label={t('work.cases.first_response')}
          clock={response}
          note={noteOf(response, 'given')}
        />
        <OneClock
          label={t('work.cases.resolution')}
          clock={resolution}
          note={
            of.waiting_since
              ? t('work.cases.clock.since', { at: timeOf(of.waiting_since) })
              : noteOf(resolution, 'closed')
          }
        />
      </dl>
      {isStill && (
        <Text fz="xs" c="dimmed" mt={8}>
          {t('work.cases.clock.outside')}
        </Text>
      )}
    </Card>
  );
}
