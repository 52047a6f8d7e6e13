import type { ActivityDetail } from '@atrium/contract/work/activities/activities.ts';
import { Card, Text, Title } from '@mantine/core';
import { t } from '../../../../lib/i18n.ts';
import { Day } from '../../../../ui/value/Day.tsx';
import { Belonging } from '../look/Belonging.tsx';
import classes from './belongings.module.css';

/** What an activity is about, with whom, and what comes after it. */
export function Belongings({ activity }: { activity: ActivityDetail }) {
  const { what_type, what_id, what_name, who_type, who_id, who_name, next, subject } = activity;
  const { account_id, account_name } = activity;
  const rows = [
    [t('work.activities.what'), what_type, what_id, what_name],
    [t('work.activities.who'), who_type, who_id, who_name],
    [t('work.activities.account'), 'Account', account_id, account_name],
  ] as const;
  return (
    <Card component="section" padding="sm" aria-label={t('work.activities.links')}>
      <Title order={2} fz="md" mb="xs">
        {t('work.activities.links')}
      </Title>
      <dl className={classes.list}>
        {rows.map(([label, type, id, name]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <Belonging type={type} id={id} name={name} />
            </dd>
          </div>
        ))}
        {next && (
          <div>
            <dt>{t('work.activities.next')}</dt>
            <dd>
              <Belonging type="Activity" id={next.id} name={subject} />
              <Text fz="xs" c="dimmed">
                <Day date={next.due_date} />
              </Text>
            </dd>
          </div>
        )}
      </dl>
    </Card>
  );
}
