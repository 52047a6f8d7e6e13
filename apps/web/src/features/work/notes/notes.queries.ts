import type { BodyInput } from '@atrium/contract/core/route.ts';
import { notes } from '@atrium/contract/work/on-records/notes.ts';
import type { QueryClient } from '@tanstack/react-query';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';
import { refreshKind } from '../../../lib/live/refresh-records.ts';

export function noteQuery(id: number) {
  return queryOptions({
    queryKey: ['notes', 'get', String(id)],
    queryFn: ({ signal }) => call(notes.get, { params: { id }, signal }),
  });
}

/** Timelines show the words of notes. */
const refresh = (cache: QueryClient) => refreshKind(cache, 'notes');

export function useCreateNote() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyInput<typeof notes.create>) => call(notes.create, { body }),
    onSuccess: () => refresh(cache),
  });
}

export function useUpdateNote() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: { id: number; body: BodyInput<typeof notes.update> }) =>
      call(notes.update, { params: { id }, body }),
    onSuccess: () => refresh(cache),
  });
}
