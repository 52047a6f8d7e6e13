import { RELATED_ROWS } from '@atrium/contract/crm/accounts.ts';
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { useMay } from '../../../lib/session.queries.ts';
import { NewRelated, RelatedLine } from '../../../ui/record-page/RelatedLine.tsx';
import { RelatedCard } from '../../../ui/record-page/RelatedCard.tsx';
import type { Ref } from '../../../ui/records.ts';
import { activityQueries } from './activities.queries.ts';
import { typeWord } from './look/activity-words.ts';
import { ActivityStatus } from './look/ActivityStatus.tsx';
import { ActivityForm } from './form/ActivityForm.tsx';
import { belongingTo, linkTo } from './links.ts';
import { ActivityWhen } from './upcoming/ActivityWhen.tsx';

/** The latest activities of a record, on its page. */
export function ActivitiesCard({ of }: { of: Ref }) {
  const mayRead = useMay('work.read');
  const mayWrite = useMay('work.write');
  const [isMaking, setMaking] = useState(false);
  const search = belongingTo(of);
  const { data } = useQuery({
    ...activityQueries.list({ ...search, per_page: String(RELATED_ROWS) }),
    enabled: mayRead,
  });
  if (!mayRead) return null;
  return (
    <RelatedCard
      type="activity"
      title={t('work.activities.title')}
      total={data?.total}
      empty={t('work.activities.card_empty')}
      all={{ to: '/activities', search }}
      action={
        mayWrite && (
          <NewRelated label={t('work.activities.new_task')} onClick={() => setMaking(true)} />
        )
      }
    >
      <Stack gap="xs">
        {data?.rows.map((activity) => (
          <RelatedLine
            key={activity.id}
            to={`/activities/${activity.id}`}
            name={activity.subject}
            note={
              <>
                {typeWord(activity.type)} · <ActivityWhen activity={activity} />
              </>
            }
            aside={activity.type === 'Task' && <ActivityStatus status={activity.status} />}
          />
        ))}
      </Stack>
      {isMaking && <ActivityForm type="Task" initial={linkTo(of)} close={() => setMaking(false)} />}
    </RelatedCard>
  );
}
