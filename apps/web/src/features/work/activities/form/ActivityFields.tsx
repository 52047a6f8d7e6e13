import type { ActivityType } from '@atrium/contract/work/activities/activity-times.ts';
import { isLogged } from '@atrium/contract/work/activities/activity-times.ts';
import { SimpleGrid, Stack } from '@mantine/core';
import { t } from '../../../../lib/i18n.ts';
import { FieldInput } from '../../../../ui/record-form/FieldInput.tsx';
import type { Form } from '../../../../ui/record-form/useForm.ts';
import { activityFields } from '../activity-fields.ts';
import type { ActivityValues } from './activity-values.ts';
import { EventTimes } from './EventTimes.tsx';
import { LinkInput } from './LinkInput.tsx';
import { WHAT_KINDS, WHO_KINDS } from './link-kinds.ts';
import { RecurrenceInput } from './RecurrenceInput.tsx';
import { ReminderInput } from './ReminderInput.tsx';

interface Props {
  form: Form<ActivityValues>;
}

/** All fields of an activity, as its type needs them. */
export function ActivityFields({ type, form }: Props & { type: ActivityType }) {
  const fields = activityFields(type);
  const input = (name: keyof typeof fields, isFirst = false) => {
    const field = fields[name];
    return (
      <FieldInput
        field={field}
        value={form.values[name]}
        error={form.errors[name]}
        onChange={(value) => form.set(name, value ?? '')}
        onBlur={() => form.check(name)}
        autoFocus={isFirst}
      />
    );
  };
  return (
    <Stack gap="sm">
      {input('subject', true)}
      {type === 'Event' && <EventTimes form={form} />}
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="sm">
        {type === 'Task' && input('due_date')}
        {type === 'Task' && input('priority')}
        {type === 'Task' && input('status')}
        {type === 'Event' && input('location')}
        {input('assigned_to_id')}
        {!isLogged(type) && <Reminder type={type} form={form} />}
        {type === 'Task' && (
          <RecurrenceInput
            value={form.values.recurrence}
            first={form.values.due_date}
            error={form.errors.recurrence}
            onChange={(rule) => form.set('recurrence', rule)}
          />
        )}
      </SimpleGrid>
      <Links form={form} />
      {input('description')}
    </Stack>
  );
}

function Reminder({ type, form }: Props & { type: ActivityType }) {
  const isDistance = type === 'Event' && !form.values.is_all_day_event;
  return (
    <ReminderInput
      isDistance={isDistance}
      value={form.values.reminder}
      error={form.errors.reminder}
      onChange={(reminder) => form.set('reminder', reminder)}
    />
  );
}

function Links({ form }: Props) {
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="sm">
      <LinkInput
        label={t('work.activities.what')}
        kindLabel={t('work.activities.what_type')}
        kinds={WHAT_KINDS}
        value={form.values.what}
        error={form.errors.what}
        onChange={(link) => form.set('what', link)}
      />
      <LinkInput
        label={t('work.activities.who')}
        kindLabel={t('work.activities.who_type')}
        kinds={WHO_KINDS}
        value={form.values.who}
        error={form.errors.who}
        onChange={(link) => form.set('who', link)}
      />
    </SimpleGrid>
  );
}
