import type { OpenSpan } from '@atrium/contract/work/sla/business-time.ts';
import { ActionIcon, Card, Text, TextInput, Title, Tooltip } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { locale, t } from '../../../../lib/i18n.ts';
import classes from './sla.module.css';
import { nextSpan } from './sla-draft.ts';
import type { CardProps } from './TargetsCard.tsx';

const MOST_SPANS = 6;

/** The word of a weekday; Monday is 0. */
function dayWord(day: number): string {
  // The first of January 2024 was a Monday.
  const date = new Date(Date.UTC(2024, 0, 1 + day));
  return date.toLocaleDateString(locale(), { weekday: 'long', timeZone: 'UTC' });
}

interface SpanInputsProps {
  day: string;
  span: OpenSpan;
  error: string | undefined;
  canEdit: boolean;
  change: (span: OpenSpan) => void;
  remove: () => void;
}

function SpanInputs({ day, span, error, canEdit, change, remove }: SpanInputsProps) {
  const input = (end: 'opens' | 'closes') => (
    <TextInput
      type="time"
      className={classes.time}
      aria-label={t(`work.sla.${end}`, { day })}
      aria-invalid={Boolean(error)}
      readOnly={!canEdit}
      value={span[end]}
      onChange={(event) => change({ ...span, [end]: event.currentTarget.value })}
    />
  );
  return (
    <div className={classes.span}>
      {input('opens')}
      <span>{t('work.sla.to')}</span>
      {input('closes')}
      {canEdit && (
        <ActionIcon aria-label={t('work.sla.remove_span', { day })} onClick={remove}>
          <IconX size={16} />
        </ActionIcon>
      )}
      {error && (
        <Text c="red" fz="xs" role="alert">
          {error}
        </Text>
      )}
    </div>
  );
}

/** When the agency works, by the days of the week. */
export function HoursCard({ form, canEdit, zone }: CardProps & { zone: string }) {
  const setDay = (day: number, next: (spans: OpenSpan[]) => OpenSpan[]) =>
    form.change('week', (week) => week.map((spans, at) => (at === day ? next(spans) : spans)));
  const errorAt = (path: string) =>
    form.errors[path] ?? form.errors[`${path}.opens`] ?? form.errors[`${path}.closes`];
  return (
    <Card component="section" aria-label={t('work.sla.hours')}>
      <Title order={2}>{t('work.sla.hours')}</Title>
      <Text c="dimmed" fz="sm" mb="sm">
        {t('work.sla.hours_text', { zone })}
      </Text>
      {form.errors.week && (
        <Text c="red" fz="sm" role="alert">
          {form.errors.week}
        </Text>
      )}
      <ul className={classes.days}>
        {form.values.week.map((spans, day) => {
          const word = dayWord(day);
          return (
            <li key={word}>
              <span className={classes.day}>{word}</span>
              <div className={classes.spans}>
                {spans.length === 0 && <Text c="dimmed">{t('work.sla.closed')}</Text>}
                {spans.map((span, index) => (
                  <SpanInputs
                    key={index}
                    day={word}
                    span={span}
                    error={errorAt(`week.${day}.${index}`)}
                    canEdit={canEdit}
                    change={(next) =>
                      setDay(day, (now) => now.map((each, at) => (at === index ? next : each)))
                    }
                    remove={() => setDay(day, (now) => now.filter((_, at) => at !== index))}
                  />
                ))}
                {form.errors[`week.${day}`] && (
                  <Text c="red" fz="xs" role="alert">
                    {form.errors[`week.${day}`]}
                  </Text>
                )}
              </div>
              {canEdit && spans.length < MOST_SPANS && (
                <Tooltip label={t('work.sla.add_span', { day: word })}>
                  <ActionIcon
                    variant="subtle"
                    aria-label={t('work.sla.add_span', { day: word })}
                    onClick={() => setDay(day, (now) => [...now, nextSpan(now)])}
                  >
                    <IconPlus size={16} />
                  </ActionIcon>
                </Tooltip>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
