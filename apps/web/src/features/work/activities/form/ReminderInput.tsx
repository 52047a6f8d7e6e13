import { Select, TextInput } from '@mantine/core';
import { t } from '../../../../lib/i18n.ts';

export interface ReminderInputProps {
  /** Of an event with times it is chosen by its distance, else as a moment. */
  isDistance: boolean;
  value: string;
  onChange: (reminder: string) => void;
  error?: string | undefined;
}

const MINUTES = [0, 5, 10, 15, 30, 60, 120, 1440, 2880, 10_080];
const [HOUR, DAY] = [60, 1440];

function distanceText(minutes: number): string {
  if (minutes === 0) return t('work.activities.reminder_start');
  if (minutes % DAY === 0) return t('work.activities.reminder_days', { count: minutes / DAY });
  if (minutes % HOUR === 0) return t('work.activities.reminder_hours', { count: minutes / HOUR });
  return t('work.activities.reminder_minutes', { count: minutes });
}

/** When one wants to be reminded. */
export function ReminderInput({ isDistance, value, onChange, error }: ReminderInputProps) {
  const shared = { label: t('work.activities.reminder'), name: 'reminder', error };
  if (!isDistance) {
    return (
      <TextInput
        {...shared}
        type="datetime-local"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  const own = value === '' ? [] : [Number(value)];
  const distances = [...new Set([...MINUTES, ...own])].toSorted((a, b) => a - b);
  return (
    <Select
      {...shared}
      data={distances.map((each) => ({ value: String(each), label: distanceText(each) }))}
      placeholder={t('work.activities.reminder_none')}
      clearable
      value={value || null}
      onChange={(next) => onChange(next ?? '')}
    />
  );
}
