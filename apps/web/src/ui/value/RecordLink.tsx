import { recordPath } from '@atrium/contract/records/record-paths.ts';
import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { RecordType } from '../records.ts';
import { Dash } from './When.tsx';

export interface RecordLinkProps {
  type: RecordType;
  id: number | null;
  name: string | null;
}

/** Another record by its name, as a link to its page; a dash where there is none. */
export function RecordLink({ type, id, name }: RecordLinkProps) {
  const address = id === null ? undefined : recordPath(type, id);
  if (address === undefined) return <Dash />;
  return (
    <Anchor component={Link} to={address} inherit>
      {name}
    </Anchor>
  );
}
