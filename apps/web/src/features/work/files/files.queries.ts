import { attachments } from '@atrium/contract/work/on-records/attachments.ts';
import type { SubjectType } from '@atrium/contract/work/on-records/subjects.ts';
import { queryOptions } from '@tanstack/react-query';
import { callList } from '../../../lib/api/call.ts';
import type { Ref } from '../../../ui/records.ts';

const MOST = 200;

/** How the files of a record are asked for, and where new ones go. */
export function placeOf({ type, id }: Ref) {
  return { attachable_type: type as SubjectType, attachable_id: String(id) };
}

/** The files on a record, the newest first. */
export function filesQuery(of: Ref) {
  const query = { ...placeOf(of), per_page: MOST };
  return queryOptions({
    queryKey: ['attachments', 'list', query],
    queryFn: ({ signal }) => callList(attachments.list, { query, signal }),
  });
}
