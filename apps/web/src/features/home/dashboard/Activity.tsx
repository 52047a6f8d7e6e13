import type { Happening } from '@atrium/contract/home/dashboard.ts';
import { recordPath } from '@atrium/contract/records/record-paths.ts';
import { Anchor, Card, Group, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { t } from '../../../lib/i18n.ts';
import { RecordTile } from '../../../ui/RecordTile.tsx';
import { When } from '../../../ui/value/When.tsx';
import classes from '../home.module.css';

function Line({ line }: { line: Happening }) {
  const { subject_type: type, subject_id: id, subject_name: name, summary, actor, at } = line;
  const address = recordPath(type, id);
  return (
    <li className={classes.line}>
      <RecordTile type={type} size={26} />
      <div className={classes.stepText}>
        <Text fz="sm" className={classes.words}>
          {name && address && (
            <>
              <Anchor component={Link} to={address} underline="always" inherit>
                {name}
              </Anchor>
              {' · '}
            </>
          )}
          {summary}
        </Text>
        <Group gap={4}>
          <Text fz="xs" c="dimmed">
            {actor && `${actor} · `}
            <When at={at} />
          </Text>
        </Group>
      </div>
    </li>
  );
}

/** What happened lately, anywhere. */
export function Activity({ lines }: { lines: readonly Happening[] }) {
  return (
    <Card component="section" aria-label={t('home.dashboard.activity')}>
      <Title order={2} mb="sm">
        {t('home.dashboard.activity')}
      </Title>
      {lines.length === 0 ? (
        <Text fz="sm" c="dimmed">
          {t('home.dashboard.no_activity')}
        </Text>
      ) : (
        <ul className={classes.lines}>
          {lines.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </ul>
      )}
    </Card>
  );
}
