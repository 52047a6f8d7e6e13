import type { ActivityDetail } from '@atrium/contract/work/activities/activities.ts';
import { Button, Group, Modal, Skeleton, Stack, Text } from '@mantine/core';
import { IconCheck, IconExternalLink, IconPencil, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx';
import { PersonName } from '../../../ui/value/PersonName.tsx';
import { activityQueries, useTurnActivity } from '../activities/activities.queries.ts';
import { EditActivity } from '../activities/form/EditActivity.tsx';
import { ActivityStatus } from '../activities/look/ActivityStatus.tsx';
import { Belonging } from '../activities/look/Belonging.tsx';
import { useRemoveActivity } from '../activities/page/useRemoveActivity.ts';
import { ActivityWhen } from '../activities/upcoming/ActivityWhen.tsx';

export interface ActivityPeekProps {
  id: number;
  close: () => void;
}

/** What was clicked in the calendar, at a glance: when, where, with whom, and what can be done with it. */
export function ActivityPeek({ id, close }: ActivityPeekProps) {
  const { data: activity, error, refetch } = useQuery(activityQueries.one(id));
  const [edited, setEdited] = useState<ActivityDetail>();
  if (edited) return <EditActivity activity={edited} close={close} />;
  return (
    <Modal
      opened
      onClose={close}
      title={activity?.subject}
      size={440}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {error && !activity && <ErrorState error={error} retry={() => void refetch()} />}
      {!activity && !error && <Skeleton h={120} />}
      {activity && <Glance activity={activity} edit={() => setEdited(activity)} close={close} />}
    </Modal>
  );
}

interface GlanceProps {
  activity: ActivityDetail;
  edit: () => void;
  close: () => void;
}

function Glance({ activity, edit, close }: GlanceProps) {
  const { what_type, what_id, what_name, who_type, who_id, who_name } = activity;
  return (
    <Stack gap="xs">
      <Text fz="sm" component="div">
        <ActivityWhen activity={activity} />
      </Text>
      {activity.location && <Text fz="sm">{activity.location}</Text>}
      {what_id !== null && <Belonging type={what_type} id={what_id} name={what_name} />}
      {who_id !== null && <Belonging type={who_type} id={who_id} name={who_name} />}
      <Group gap="md">
        <PersonName name={activity.assigned_to.name} />
        <ActivityStatus status={activity.status} />
      </Group>
      {activity.description && (
        <Text fz="sm" lineClamp={8} style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
          {activity.description}
        </Text>
      )}
      <Moves activity={activity} edit={edit} close={close} />
    </Stack>
  );
}

function Moves({ activity, edit, close }: GlanceProps) {
  const { complete } = useTurnActivity();
  const remove = useRemoveActivity();
  const { id, can } = activity;
  return (
    <Group gap="xs" mt="sm">
      {can.complete && (
        <Button
          size="xs"
          leftSection={<IconCheck size={15} />}
          onClick={() => {
            close();
            void complete(activity);
          }}
        >
          {t('work.activities.complete_short')}
        </Button>
      )}
      {can.update && (
        <Button size="xs" variant="default" leftSection={<IconPencil size={15} />} onClick={edit}>
          {t('work.activities.edit')}
        </Button>
      )}
      <Button
        size="xs"
        variant="default"
        component={Link}
        to={`/activities/${id}`}
        leftSection={<IconExternalLink size={15} />}
      >
        {t('work.calendar.open')}
      </Button>
      {can.deactivate && (
        <Button
          size="xs"
          variant="subtle"
          color="red"
          leftSection={<IconTrash size={15} />}
          onClick={() => {
            close();
            void remove(activity);
          }}
        >
          {t('work.activities.remove')}
        </Button>
      )}
    </Group>
  );
}
