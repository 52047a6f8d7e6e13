import type { TimelineEntry } from '@atrium/contract/clients/clients.ts';
import { Text, ThemeIcon } from '@mantine/core';
import { lookOf } from '../../records.ts';
import { When } from '../../value/When.tsx';
import classes from './past.module.css';

/** What happened, newest first. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol className={classes.timeline}>
      {entries.map((entry) => {
        const { icon: Icon, color } = lookOf(entry.subject_type);
        return (
          <li key={entry.id}>
            <ThemeIcon variant="light" color={color} size={26} radius="xl" aria-hidden>
              <Icon size={15} stroke={1.7} />
            </ThemeIcon>
            <div>
              <Text fz="sm">{entry.summary}</Text>
              <Text fz="xs" c="dimmed">
                {entry.actor && `${entry.actor} · `}
                <When at={entry.at} />
              </Text>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
