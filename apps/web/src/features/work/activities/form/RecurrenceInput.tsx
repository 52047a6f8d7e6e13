import {
  FREQUENCIES,
  Recurrence,
  type Recurrence as Rule,
  weekdayOf,
} from '@atrium/contract/work/activities/recurrence.ts';
import { Chip, Group, Input, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { t } from '../../../../lib/i18n.ts';
import { dayText } from '../../../../lib/time.ts';
import { monthWords, nextDays, weekdayName, weekOf } from './rule-words.ts';

export interface RecurrenceInputProps {
  value: Rule | null;
  onChange: (rule: Rule | null) => void;
  /** The due date; a rule is counted from it. */
  first: string;
  error?: string | undefined;
}

type Frequency = Rule['frequency'];

const WEEK = [1, 2, 3, 4, 5, 6, 7];

function startOf(frequency: Frequency, first: string): Rule {
  const rule = Recurrence.parse({ frequency });
  return frequency === 'weekly' ? { ...rule, weekdays: [weekdayOf(first)] } : rule;
}

/** How often a task comes again, and how long. */
export function RecurrenceInput({ value: rule, onChange, first, error }: RecurrenceInputProps) {
  const frequencies = ['never', ...FREQUENCIES] as const;
  return (
    <Stack gap="xs">
      <Select
        label={t('work.activities.recurrence')}
        description={first === '' ? t('work.activities.repeat.needs_date') : undefined}
        disabled={first === ''}
        error={error}
        data={frequencies.map((each) => ({
          value: each,
          label: t(`work.activities.repeat.${each}`),
        }))}
        allowDeselect={false}
        value={rule?.frequency ?? 'never'}
        onChange={(next) =>
          onChange(next === 'never' || next === null ? null : startOf(next as Frequency, first))
        }
      />
      {rule && first !== '' && (
        <>
          <Interval rule={rule} onChange={onChange} />
          {rule.frequency === 'weekly' && <Weekdays rule={rule} onChange={onChange} />}
          {rule.frequency === 'monthly' && (
            <MonthBy rule={rule} onChange={onChange} first={first} />
          )}
          <Ends rule={rule} onChange={onChange} first={first} />
          <Preview rule={rule} first={first} />
        </>
      )}
    </Stack>
  );
}

interface PartProps {
  rule: Rule;
  onChange: (rule: Rule) => void;
}

function Interval({ rule, onChange }: PartProps) {
  const { frequency, interval } = rule;
  return (
    <Group gap="xs">
      <NumberInput
        label={t('work.activities.repeat.every')}
        w={90}
        min={1}
        max={99}
        clampBehavior="strict"
        value={interval}
        onChange={(next) => onChange({ ...rule, interval: Number(next) || 1 })}
      />
      <Text fz="sm" pt={22}>
        {t(`work.activities.repeat.unit_${frequency}`, { count: interval })}
      </Text>
    </Group>
  );
}

function Weekdays({ rule, onChange }: PartProps) {
  const chosen = (rule.weekdays ?? []).map(String);
  return (
    <Input.Wrapper label={t('work.activities.repeat.weekdays')} labelElement="div">
      <Chip.Group
        multiple
        value={chosen}
        onChange={(days) => {
          // One day there must be.
          if (days.length > 0)
            onChange({ ...rule, weekdays: days.map(Number).toSorted((a, b) => a - b) });
        }}
      >
        <Group gap={4}>
          {WEEK.map((day) => (
            <Chip key={day} value={String(day)} size="xs">
              {weekdayName(day, 'short')}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </Input.Wrapper>
  );
}

function MonthBy({ rule, onChange, first }: PartProps & { first: string }) {
  const { nth: _nth, month_day: _day, ...plain } = rule;
  const ways: Rule[] = [
    plain,
    { ...plain, nth: { week: weekOf(first), weekday: weekdayOf(first) } },
    { ...plain, nth: { week: -1, weekday: weekdayOf(first) } },
  ];
  const choices = new Map(ways.map((way) => [monthWords(way, first), way]));
  return (
    <Select
      label={t('work.activities.repeat.month_by')}
      data={[...choices.keys()]}
      allowDeselect={false}
      value={monthWords(rule, first)}
      onChange={(words) => onChange(choices.get(words ?? '') ?? rule)}
    />
  );
}

function Ends({ rule, onChange, first }: PartProps & { first: string }) {
  const { until, count, ...plain } = rule;
  const end = until === undefined ? (count === undefined ? 'never' : 'count') : 'until';
  const begun = { never: {}, until: { until: first }, count: { count: 10 } };
  return (
    <Group gap="xs" align="flex-start" wrap="nowrap">
      <Select
        label={t('work.activities.repeat.ends')}
        data={(['never', 'until', 'count'] as const).map((each) => ({
          value: each,
          label: t(`work.activities.repeat.ends_${each}`),
        }))}
        allowDeselect={false}
        value={end}
        onChange={(next) => onChange({ ...plain, ...begun[next as keyof typeof begun] })}
      />
      {until !== undefined && (
        <TextInput
          type="date"
          label={t('work.activities.repeat.last')}
          value={until}
          onChange={(event) => onChange({ ...plain, until: event.currentTarget.value })}
        />
      )}
      {count !== undefined && (
        <NumberInput
          label={t('work.activities.repeat.count')}
          w={140}
          min={1}
          max={1000}
          clampBehavior="strict"
          value={count}
          onChange={(next) => onChange({ ...plain, count: Number(next) || 1 })}
        />
      )}
    </Group>
  );
}

function Preview({ rule, first }: { rule: Rule; first: string }) {
  const days = Recurrence.safeParse(rule).success
    ? nextDays(rule, first).map((day) => dayText(day))
    : [];
  return (
    <Text fz="xs" c="dimmed">
      {days.length > 0
        ? t('work.activities.repeat.next', { days: days.join(' · ') })
        : t('work.activities.repeat.none')}
    </Text>
  );
}
