import type { TimelineEntry } from '@atrium/contract/records/timeline.ts';
import { recordPath } from '@atrium/contract/records/record-paths.ts';
import { Anchor, Text, ThemeIcon } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Ref } from '../../records.ts';
import { lookOf } from '../../records.ts';
import { When } from '../../value/When.tsx';
import { MarkdownText } from '../../writing/MarkdownText.tsx';
import classes from './past.module.css';
import { lookOfKind } from './timeline-kinds.ts';

function isOfPage({ subject_type, subject_id }: TimelineEntry, of: Ref): boolean {
  return subject_type === of.type && subject_id === String(of.id);
}

/** What happened; a record that it names is a link there. */
function Summary({ entry, of }: { entry: TimelineEntry; of: Ref }) {
  const { summary, subject_type, subject_id, subject_name: name } = entry;
  const address = recordPath(subject_type, subject_id);
  const at = name ? summary.indexOf(name) : -1;
  if (!name || at < 0 || address === undefined || isOfPage(entry, of)) return summary;
  return (
    <>
      {summary.slice(0, at)}
      <Anchor component={Link} to={address} underline="always" inherit>
        {name}
      </Anchor>
      {summary.slice(at + name.length)}
    </>
  );
}

/** The record that a line is about, where it is another one than the page's. */
function Subject({ entry, of }: { entry: TimelineEntry; of: Ref }) {
  const { subject_type: type, subject_id: id, subject_name: name } = entry;
  if (name === null || isOfPage(entry, of) || entry.summary.includes(name)) return null;
  const address = recordPath(type, id);
  return (
    <>
      {' · '}
      {address === undefined ? (
        name
      ) : (
        <Anchor component={Link} to={address} underline="always" inherit>
          {name}
        </Anchor>
      )}
    </>
  );
}

export interface TimelineProps {
  entries: readonly TimelineEntry[];
  of: Ref;
  /** What can be done with a line. */
  menuOf?: ((entry: TimelineEntry) => ReactNode) | undefined;
}

/** What was written, as it is now. */
function Words({ text, is_removed }: TimelineEntry) {
  if (is_removed) {
    return (
      <Text fz="sm" c="dimmed" fs="italic">
        {t('ui.timeline_removed')}
      </Text>
    );
  }
  if (!text) return null;
  return (
    <div className={classes.said}>
      <MarkdownText source={text} />
    </div>
  );
}

/** What happened with a record and with what hangs on it, newest first. */
export function Timeline({ entries, of, menuOf }: TimelineProps) {
  return (
    <ol className={classes.timeline}>
      {entries.map((entry) => {
        const { icon: Icon, color } = lookOfKind(entry.kind) ?? lookOf(entry.subject_type);
        return (
          <li key={entry.id}>
            <ThemeIcon variant="light" color={color} size={26} radius="xl" aria-hidden>
              <Icon size={15} stroke={1.7} />
            </ThemeIcon>
            <div className={classes.line}>
              <Text fz="sm" className={classes.words}>
                <Summary entry={entry} of={of} />
              </Text>
              <Words {...entry} />
              <Text fz="xs" c="dimmed">
                {entry.actor && `${entry.actor} · `}
                <When at={entry.at} />
                {entry.is_edited && ` · ${t('ui.timeline_edited')}`}
                <Subject entry={entry} of={of} />
              </Text>
            </div>
            {menuOf?.(entry)}
          </li>
        );
      })}
    </ol>
  );
}
