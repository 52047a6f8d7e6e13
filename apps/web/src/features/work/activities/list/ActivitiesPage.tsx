import type { Activity } from '@atrium/contract/work/activities/activities.ts';
import {
  activities,
  activityList,
  ActivityUpdate,
} from '@atrium/contract/work/activities/activities.ts';
import { Button } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { t } from '../../../../lib/i18n.ts';
import { useMay } from '../../../../lib/session.queries.ts';
import { DataTable } from '../../../../ui/data-table/DataTable.tsx';
import type { BulkDeclaration } from '../../../../ui/data-table/types.ts';
import type { Values } from '../../../../ui/record-form/fields.ts';
import { RECORDS } from '../../../../ui/records.ts';
import { activityFields } from '../activity-fields.ts';
import { activityQueries, useBulkActivities, useUpdateActivity } from '../activities.queries.ts';
import { ActivityForm } from '../form/ActivityForm.tsx';
import { activityColumns, activityFilters } from './activity-columns.tsx';

/** The list of all that was done and is to be done. */
export function ActivitiesPage() {
  const cache = useQueryClient();
  const mayWrite = useMay('work.write');
  const [making, setMaking] = useState<'Task' | 'Event'>();
  const update = useUpdateActivity();
  const change = useBulkActivities();
  const columns = useMemo(activityColumns, []);
  const { status, priority, due_date, assigned_to_id } = activityFields();
  const save = (id: number, body: Values) => update.mutateAsync({ id, body });
  const bulk: BulkDeclaration<Activity> = {
    change: (rows, changes) => change.mutateAsync({ rows, changes }),
    fields: [status, assigned_to_id, due_date, priority],
    isActive: ({ is_active }) => is_active,
  };
  const edit = { shape: ActivityUpdate, save, can: ({ can }: Activity) => can.update === true };
  const create = mayWrite ? () => setMaking('Task') : undefined;
  const newEvent = mayWrite && (
    <Button
      variant="default"
      leftSection={<IconCalendarPlus size={16} />}
      onClick={() => setMaking('Event')}
    >
      {t('work.activities.new_event')}
    </Button>
  );
  return (
    <>
      <DataTable<Activity>
        name="activities"
        record="activity"
        title={t('work.activities.title')}
        ways={newEvent}
        declaration={activityList}
        columns={columns}
        query={activityQueries.list}
        nameOf={({ subject }) => subject}
        open={({ id }) => `/activities/${id}`}
        prefetch={({ id }) => void cache.prefetchQuery(activityQueries.one(id))}
        filters={activityFilters()}
        exportRoute={activities.export}
        bulk={mayWrite ? bulk : undefined}
        edit={mayWrite ? edit : undefined}
        onNew={create}
        newLabel={t('work.activities.new_task')}
        empty={{
          icon: RECORDS.activity.icon,
          title: t('work.activities.empty_title'),
          text: t('work.activities.empty_text'),
          action: create && <Button onClick={create}>{t('work.activities.create_task')}</Button>,
        }}
      />
      {making && <ActivityForm type={making} close={() => setMaking(undefined)} />}
    </>
  );
}
