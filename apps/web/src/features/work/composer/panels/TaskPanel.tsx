import { addDays } from '@atrium/contract/core/calendar.ts';
import type { ActivityDetail } from '@atrium/contract/work/activities/activities.ts';
import { ActivityCreate } from '@atrium/contract/work/activities/activities.ts';
import { Button, Chip, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../../../lib/i18n.ts';
import { useMe } from '../../../../lib/session.queries.ts';
import { dayIn } from '../../../../lib/time.ts';
import { timeZone } from '../../../../lib/zone/zone.ts';
import { notify } from '../../../../ui/feedback/notify.tsx';
import { Lookup } from '../../../../ui/lookup/Lookup.tsx';
import { userLookup } from '../../../settings/users/users.queries.ts';
import { useCreateActivity } from '../../activities/activities.queries.ts';
import { ActivityForm } from '../../activities/form/ActivityForm.tsx';
import { linkTo } from '../../activities/links.ts';
import type { TabFormProps } from '../tab.ts';
import { PanelForm } from '../PanelForm.tsx';
import { useDraftForm } from '../useDraftForm.ts';

interface Draft extends Record<string, unknown> {
  subject: string;
  due_date: string;
  assigned_to_id: string;
}

function bodyOf({ subject, due_date, assigned_to_id }: Draft) {
  return {
    type: 'Task',
    subject,
    due_date: due_date || null,
    assigned_to_id: Number(assigned_to_id),
  } as const;
}

/** A new task on a record: what, until when, by whom. */
export function TaskPanel({ of, done }: TabFormProps) {
  const me = useMe();
  const create = useCreateActivity();
  const [isMore, setMore] = useState(false);
  const today = dayIn(timeZone());
  const form = useDraftForm<Draft, ActivityDetail>({
    of,
    tab: 'task',
    initial: { subject: '', due_date: today, assigned_to_id: String(me.id) },
    shape: ActivityCreate,
    body: (values) => ({ ...bodyOf(values), ...linkTo(of) }),
    submit: (values) => create.mutateAsync({ ...bodyOf(values), ...linkTo(of) }),
    done: ({ id, subject: name }) => {
      const link = { label: t('work.activities.edit'), to: `/activities/${id}` };
      notify.success(t('work.activities.created_task', { name }), { link });
      done();
    },
  });
  const { subject, due_date, assigned_to_id } = form.values;
  return (
    <>
      <PanelForm
        form={form}
        action={t('work.composer.task_save')}
        more={
          <Button size="xs" variant="subtle" onClick={() => setMore(true)}>
            {t('work.composer.more')}
          </Button>
        }
      >
        <TextInput
          label={t('work.composer.task_subject')}
          withAsterisk
          autoFocus
          value={subject}
          error={form.errors.subject}
          onChange={(event) => form.set('subject', event.currentTarget.value)}
        />
        <Group align="flex-end" gap="sm">
          <TextInput
            type="date"
            label={t('work.composer.due')}
            value={due_date}
            error={form.errors.due_date}
            onChange={(event) => form.set('due_date', event.currentTarget.value)}
          />
          <DueChips value={due_date} today={today} onChange={(day) => form.set('due_date', day)} />
        </Group>
        <Lookup
          label={t('work.activities.assigned_to')}
          source={userLookup}
          required
          value={assigned_to_id}
          error={form.errors.assigned_to_id}
          onChange={(id) => form.set('assigned_to_id', id ?? String(me.id))}
        />
      </PanelForm>
      {isMore && (
        <ActivityForm
          type="Task"
          initial={{ ...bodyOf(form.values), ...linkTo(of) }}
          created={done}
          close={() => setMore(false)}
        />
      )}
    </>
  );
}

interface DueChipsProps {
  value: string;
  today: string;
  onChange: (day: string) => void;
}

function DueChips({ value, today, onChange }: DueChipsProps) {
  const days = [
    [today, t('work.composer.today')],
    [addDays(today, 1), t('work.composer.tomorrow')],
    [addDays(today, 7), t('work.composer.in_a_week')],
  ] as const;
  return (
    <Chip.Group value={value} onChange={(day) => onChange(day as string)}>
      <Group gap={6} pb={5}>
        {days.map(([day, label]) => (
          <Chip key={day} value={day} size="xs">
            {label}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}
