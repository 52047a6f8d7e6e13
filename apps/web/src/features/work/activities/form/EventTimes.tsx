import { Checkbox, SimpleGrid, TextInput } from '@mantine/core';
import { t } from '../../../../lib/i18n.ts';
import { fromLocal, toLocal } from '../../../../lib/zone/zone.ts';
import type { Form } from '../../../../ui/record-form/useForm.ts';
import type { ActivityValues } from './activity-values.ts';

/** The end, moved along with the start. */
function endAfter(values: ActivityValues, start: string): string {
  const [before, after, end] = [values.start, start, values.end].map((local) => fromLocal(local));
  if (before === undefined || after === undefined || end === undefined) return values.end;
  return toLocal(new Date(Date.parse(end) + Date.parse(after) - Date.parse(before)));
}

/** When an event begins and ends: moments, or whole days. */
export function EventTimes({ form }: { form: Form<ActivityValues> }) {
  const { start, end, is_all_day_event: isAllDay } = form.values;
  const type = isAllDay ? 'date' : 'datetime-local';
  const shown = (local: string) => (isAllDay ? local.slice(0, 10) : local);
  // The time of the day stays in the form for when it is wanted again.
  const full = (given: string, local: string) =>
    isAllDay && given !== '' ? `${given}${local.slice(10)}` : given;
  return (
    <div>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="sm">
        <TextInput
          type={type}
          name="start"
          withAsterisk
          label={t(isAllDay ? 'work.activities.first_day' : 'work.activities.start_time')}
          value={shown(start)}
          error={form.errors.start}
          onChange={(event) => {
            const next = full(event.currentTarget.value, start);
            form.set('end', endAfter(form.values, next));
            form.set('start', next);
          }}
        />
        <TextInput
          type={type}
          name="end"
          withAsterisk
          label={t(isAllDay ? 'work.activities.last_day' : 'work.activities.end_time')}
          value={shown(end)}
          error={form.errors.end}
          onChange={(event) => form.set('end', full(event.currentTarget.value, end))}
          onBlur={() => form.check('end')}
        />
      </SimpleGrid>
      <Checkbox
        mt="xs"
        label={t('work.activities.all_day')}
        checked={isAllDay}
        onChange={(event) => {
          form.set('is_all_day_event', event.currentTarget.checked);
          // A distance before the start is no moment, and the other way round.
          form.set('reminder', '');
        }}
      />
    </div>
  );
}
