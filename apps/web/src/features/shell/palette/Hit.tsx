import type { SearchHit } from '@atrium/contract/home/search.ts';
import { Group, Mark, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { RecordTile } from '../../../ui/RecordTile.tsx';
import classes from './palette.module.css';

/** A text with some parts of it marked. */
function Marked({ text, ranges }: { text: string; ranges: readonly [number, number][] }) {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const [at, size] of ranges) {
    parts.push(text.slice(end, at));
    parts.push(
      <Mark key={at} className={classes.mark}>
        {text.slice(at, at + size)}
      </Mark>,
    );
    end = at + size;
  }
  return [...parts, text.slice(end)];
}

/** One record that was found, or that was looked at lately. */
export function Hit({ hit }: { hit: Omit<SearchHit, 'kind' | 'id'> & { kind: string } }) {
  return (
    <Group gap="sm" wrap="nowrap" className={classes.hit}>
      <RecordTile type={hit.kind} size={26} />
      <div>
        <Text fz="sm" truncate>
          <Marked text={hit.title} ranges={hit.title_ranges} />
        </Text>
        {hit.detail && (
          <Text fz="xs" c="dimmed" truncate>
            <Marked text={hit.detail} ranges={hit.detail_ranges} />
          </Text>
        )}
      </div>
    </Group>
  );
}
