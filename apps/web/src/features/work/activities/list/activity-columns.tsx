import type { Activity } from '@atrium/contract/work/activities/activities.ts';
import { Group } from '@mantine/core';
import { t } from '../../../../lib/i18n.ts';
import type { Column, FilterWords } from '../../../../ui/data-table/types.ts';
import { Day } from '../../../../ui/value/Day.tsx';
import { PersonName } from '../../../../ui/value/PersonName.tsx';
import { RecordLink } from '../../../../ui/value/RecordLink.tsx';
import { Dash, When } from '../../../../ui/value/When.tsx';
import { accountLookup } from '../../../crm/accounts/accounts.queries.ts';
import { userLookup } from '../../../settings/users/users.queries.ts';
import { ACTIVITY_LOOKS } from '../look/activity-look.ts';
import { activityFields } from '../activity-fields.ts';
import {
  priorityChoices,
  priorityWord,
  statusChoices,
  typeChoices,
  typeWord,
  wordsOf,
} from '../look/activity-words.ts';
import { ActivityStatus } from '../look/ActivityStatus.tsx';
import { Belonging } from '../look/Belonging.tsx';
import { ActivityWhen } from '../upcoming/ActivityWhen.tsx';

function TypeMark({ type }: Pick<Activity, 'type'>) {
  const { icon: Icon, color } = ACTIVITY_LOOKS[type];
  return (
    <Group gap={6} wrap="nowrap">
      <Icon size={16} stroke={1.7} color={`var(--mantine-color-${color}-5)`} aria-hidden />
      {typeWord(type)}
    </Group>
  );
}

function linkColumns(): Column<Activity>[] {
  return [
    {
      id: 'what_name',
      label: t('work.activities.what'),
      size: 190,
      cell: (row) => <Belonging type={row.what_type} id={row.what_id} name={row.what_name} />,
    },
    {
      id: 'who_name',
      label: t('work.activities.who'),
      size: 160,
      cell: (row) => <Belonging type={row.who_type} id={row.who_id} name={row.who_name} />,
    },
    {
      id: 'account_name',
      label: t('work.activities.account'),
      size: 170,
      isHidden: true,
      cell: ({ account_id, account_name }) =>
        account_id === null ? (
          <Dash />
        ) : (
          <RecordLink type="account" id={account_id} name={account_name ?? ''} />
        ),
    },
  ];
}

function hiddenColumns(): Column<Activity>[] {
  const { due_date, location, description } = activityFields();
  return [
    {
      id: 'due_date',
      label: due_date.label,
      field: due_date,
      size: 130,
      isHidden: true,
      cell: (row) => <Day date={row.due_date} />,
    },
    {
      id: 'location',
      label: location.label,
      size: 150,
      isHidden: true,
      cell: (row) => row.location ?? <Dash />,
    },
    {
      id: 'description',
      label: description.label,
      size: 220,
      isHidden: true,
      cell: (row) => row.description ?? <Dash />,
    },
    {
      id: 'created_at',
      label: t('work.activities.created_at'),
      size: 120,
      isHidden: true,
      cell: ({ created_at }) => <When at={created_at} look="short" />,
    },
    {
      id: 'updated_at',
      label: t('work.activities.updated_at'),
      size: 120,
      isHidden: true,
      cell: ({ updated_at }) => <When at={updated_at} look="short" />,
    },
  ];
}

/** The columns of the list of activities. */
export function activityColumns(): Column<Activity>[] {
  const { status, priority, assigned_to_id } = activityFields();
  return [
    { id: 'subject', label: t('work.activities.subject'), size: 240, cell: (row) => row.subject },
    {
      id: 'type',
      label: t('work.activities.type'),
      size: 100,
      cell: ({ type }) => <TypeMark type={type} />,
    },
    {
      id: 'at',
      label: t('work.activities.when'),
      size: 190,
      cell: (row) => <ActivityWhen activity={row} />,
    },
    {
      id: 'status',
      label: status.label,
      field: status,
      size: 150,
      cell: (row) => <ActivityStatus status={row.status} />,
    },
    {
      id: 'priority',
      label: priority.label,
      field: priority,
      size: 90,
      cell: (row) => priorityWord(row.priority),
    },
    ...linkColumns(),
    {
      id: 'assigned_to',
      label: assigned_to_id.label,
      field: assigned_to_id,
      size: 160,
      cell: ({ assigned_to }) => <PersonName name={assigned_to.name} />,
    },
    ...hiddenColumns(),
  ];
}

/** The words of the filterable columns. */
export function activityFilters(): Record<string, FilterWords> {
  return {
    type: { label: t('work.activities.type'), choices: wordsOf(typeChoices()) },
    status: { label: t('work.activities.status'), choices: wordsOf(statusChoices()) },
    priority: { label: t('work.activities.priority'), choices: wordsOf(priorityChoices()) },
    assigned_to_id: { label: t('work.activities.assigned_to'), lookup: userLookup },
    account_id: { label: t('work.activities.account'), lookup: accountLookup },
    due_date: { label: t('work.activities.due_date') },
    at: { label: t('work.activities.when') },
    subject: { label: t('work.activities.subject') },
    location: { label: t('work.activities.location') },
    is_active: { label: t('work.activities.active') },
    created_at: { label: t('work.activities.created_at') },
  };
}
