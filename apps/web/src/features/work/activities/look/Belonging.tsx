import { recordPath } from '@atrium/contract/records/record-paths.ts';
import { Anchor, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { RecordTile } from '../../../../ui/RecordTile.tsx';
import { Dash } from '../../../../ui/value/When.tsx';

export interface BelongingProps {
  /** As activities say it: `Account`. */
  type: string | null;
  id: number | null;
  name: string | null;
}

/** The record or person that an activity belongs to. */
export function Belonging({ type, id, name }: BelongingProps) {
  if (type === null || id === null || name === null) return <Dash />;
  const kind = type.toLowerCase();
  const address = recordPath(kind, id);
  return (
    <Group gap={6} wrap="nowrap">
      <RecordTile type={kind} size={18} />
      {address === undefined ? (
        name
      ) : (
        <Anchor component={Link} to={address} fz="inherit" style={{ overflowWrap: 'anywhere' }}>
          {name}
        </Anchor>
      )}
    </Group>
  );
}
