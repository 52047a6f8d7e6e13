import type { Mail } from '@atrium/contract/identity/mails.ts';
import { mails } from '@atrium/contract/identity/mails.ts';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';
import { listQueryOptions } from '../../../lib/lists/list-query.ts';
import type { ListSearch } from '../../../lib/lists/list-search.ts';

/** A page of the mails that were written. */
export const mailsQuery = (search: ListSearch) =>
  listQueryOptions<Mail>('mails', mails.list, search);

/** One mail with its content. */
export const mailQuery = (id: number) =>
  queryOptions({
    queryKey: ['mails', 'get', id],
    queryFn: ({ signal }) => call(mails.get, { params: { id }, signal }),
  });
