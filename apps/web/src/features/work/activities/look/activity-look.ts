import type { Activity } from '@atrium/contract/work/activities/activities.ts';
import type { ActivityType } from '@atrium/contract/work/activities/activity-times.ts';
import {
  IconCalendarEvent,
  IconCheckbox,
  IconMail,
  IconPhone,
  type TablerIcon,
} from '@tabler/icons-react';
import { dayIn } from '../../../../lib/time.ts';
import { timeZone } from '../../../../lib/zone/zone.ts';

/** Icon and color of each type of activity; timelines show the same. */
export const ACTIVITY_LOOKS: Record<ActivityType, { icon: TablerIcon; color: string }> = {
  Task: { icon: IconCheckbox, color: 'blue' },
  Event: { icon: IconCalendarEvent, color: 'grape' },
  Call: { icon: IconPhone, color: 'teal' },
  Email: { icon: IconMail, color: 'sky' },
};

export const STATUS_COLORS: Record<Activity['status'], string> = {
  'Not Started': 'gray',
  'In Progress': 'blue',
  Completed: 'green',
  'Waiting on someone else': 'amber',
  Deferred: 'violet',
};

/** Is it a task that should have been done before today? */
export function isOverdue({ type, status, due_date }: Activity): boolean {
  return (
    type === 'Task' && status !== 'Completed' && due_date !== null && due_date < dayIn(timeZone())
  );
}
