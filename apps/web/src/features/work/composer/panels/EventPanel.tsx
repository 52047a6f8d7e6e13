import type { ActivityDetail } from '@atrium/contract/work/activities/activities.ts';
import { ActivityCreate } from '@atrium/contract/work/activities/activities.ts';
import { Button, Group, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../../../lib/i18n.ts';
import { fromLocal } from '../../../../lib/zone/zone.ts';
import { notify } from '../../../../ui/feedback/notify.tsx';
import { useCreateActivity } from '../../activities/activities.queries.ts';
import { ActivityForm } from '../../activities/form/ActivityForm.tsx';
import { nextFullHour } from '../../activities/form/activity-values.ts';
import { linkTo } from '../../activities/links.ts';
import type { TabFormProps } from '../tab.ts';
import { PanelForm } from '../PanelForm.tsx';
import { useDraftForm } from '../useDraftForm.ts';

interface Draft extends Record<string, unknown> {
  subject: string;
  start: string;
  minutes: string;
  location: string;
}

const LENGTHS = [15, 30, 45, 60, 90, 120, 240];

function lengthText(minutes: number): string {
  return minutes % 60 === 0
    ? t('work.composer.hours', { count: minutes / 60 })
    : t('work.composer.minutes', { count: minutes });
}

function bodyOf({ subject, start, minutes, location }: Draft) {
  const start_time = fromLocal(start) ?? start;
  const end = Date.parse(start_time) + Number(minutes) * 60_000;
  return {
    type: 'Event',
    subject,
    start_time,
    end_time: Number.isNaN(end) ? start : new Date(end).toISOString(),
    ...(location.trim() && { location }),
  } as const;
}

/** A new meeting on a record: what, when, for how long, where. */
export function EventPanel({ of, done }: TabFormProps) {
  const create = useCreateActivity();
  const [isMore, setMore] = useState(false);
  const form = useDraftForm<Draft, ActivityDetail>({
    of,
    tab: 'event',
    initial: { subject: '', start: nextFullHour(), minutes: '60', location: '' },
    shape: ActivityCreate,
    body: (values) => ({ ...bodyOf(values), ...linkTo(of) }),
    paths: { start_time: 'start', end_time: 'start' },
    submit: (values) => create.mutateAsync({ ...bodyOf(values), ...linkTo(of) }),
    done: ({ id, subject: name }) => {
      const link = { label: t('work.activities.edit'), to: `/activities/${id}` };
      notify.success(t('work.activities.created_event', { name }), { link });
      done();
    },
  });
  const { subject, start, minutes, location } = form.values;
  return (
    <>
      <PanelForm
        form={form}
        action={t('work.composer.event_save')}
        more={
          <Button size="xs" variant="subtle" onClick={() => setMore(true)}>
            {t('work.composer.more')}
          </Button>
        }
      >
        <TextInput
          label={t('work.composer.event_subject')}
          withAsterisk
          autoFocus
          value={subject}
          error={form.errors.subject}
          onChange={(event) => form.set('subject', event.currentTarget.value)}
        />
        <Group align="flex-start" gap="sm" grow>
          <TextInput
            type="datetime-local"
            label={t('work.activities.start_time')}
            value={start}
            error={form.errors.start}
            onChange={(event) => form.set('start', event.currentTarget.value)}
          />
          <Select
            label={t('work.composer.duration')}
            data={LENGTHS.map((each) => ({ value: String(each), label: lengthText(each) }))}
            allowDeselect={false}
            value={minutes}
            onChange={(next) => form.set('minutes', next ?? '60')}
          />
        </Group>
        <TextInput
          label={t('work.activities.location')}
          value={location}
          error={form.errors.location}
          onChange={(event) => form.set('location', event.currentTarget.value)}
        />
      </PanelForm>
      {isMore && (
        <ActivityForm
          type="Event"
          initial={{ ...bodyOf(form.values), ...linkTo(of) }}
          created={done}
          close={() => setMore(false)}
        />
      )}
    </>
  );
}
