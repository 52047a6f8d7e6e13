import type { ActivityType } from '@atrium/contract/work/activities/activity-times.ts';
import { t } from '../../../lib/i18n.ts';
import type { Field } from '../../../ui/record-form/fields.ts';
import { userLookup } from '../../settings/users/users.queries.ts';
import { priorityChoices, statusChoices } from './look/activity-words.ts';

const DESCRIPTIONS = {
  Task: 'work.activities.description',
  Event: 'work.activities.event_description',
  Call: 'work.activities.said',
  Email: 'work.activities.said',
} as const satisfies Record<ActivityType, string>;

/** When and where it is. */
function timeFields() {
  return {
    due_date: {
      name: 'due_date',
      label: t('work.activities.due_date'),
      kind: 'date',
      isNullable: true,
    },
    start_time: { name: 'start_time', label: t('work.activities.start_time'), kind: 'moment' },
    end_time: { name: 'end_time', label: t('work.activities.end_time'), kind: 'moment' },
    location: {
      name: 'location',
      label: t('work.activities.location'),
      kind: 'text',
      isNullable: true,
    },
    reminder_at: {
      name: 'reminder_at',
      label: t('work.activities.reminder'),
      kind: 'moment',
      isNullable: true,
    },
  } satisfies Record<string, Field>;
}

/** The fields of an activity that are inputs of a usual kind, for form, list and page. */
export function activityFields(type: ActivityType = 'Task') {
  return {
    subject: {
      name: 'subject',
      label: t('work.activities.subject'),
      kind: 'text',
      isRequired: true,
    },
    status: {
      name: 'status',
      label: t('work.activities.status'),
      kind: 'choice',
      isRequired: true,
      choices: statusChoices(),
    },
    priority: {
      name: 'priority',
      label: t('work.activities.priority'),
      kind: 'choice',
      isRequired: true,
      choices: priorityChoices(),
    },
    ...timeFields(),
    assigned_to_id: {
      name: 'assigned_to_id',
      label: t('work.activities.assigned_to'),
      kind: 'lookup',
      lookup: userLookup,
      isRequired: true,
    },
    description: {
      name: 'description',
      label: t(DESCRIPTIONS[type]),
      kind: 'long',
      isNullable: true,
      isWide: true,
    },
  } satisfies Record<string, Field>;
}
