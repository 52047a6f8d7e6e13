import type { BodyInput } from '@atrium/contract/core/route.ts';
import { savedViews } from '@atrium/contract/identity/saved-views.ts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';

const KEY = 'saved-views';

/** My views of a list and the shared ones. */
export const savedViewsQuery = (entity: string) =>
  queryOptions({
    queryKey: [KEY, 'list', entity],
    queryFn: ({ signal }) => call(savedViews.list, { query: { entity }, signal }),
    staleTime: 60_000,
  });

/** Saves, changes and removes views; the menus that show them follow. */
export function useSavedViewChanges() {
  const cache = useQueryClient();
  const onSuccess = () => cache.invalidateQueries({ queryKey: [KEY] });
  const create = useMutation({
    mutationFn: (body: BodyInput<typeof savedViews.create>) => call(savedViews.create, { body }),
    onSuccess,
  });
  const update = useMutation({
    mutationFn: ({ id, body }: { id: number; body: BodyInput<typeof savedViews.update> }) =>
      call(savedViews.update, { params: { id }, body }),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (id: number) => call(savedViews.remove, { params: { id } }),
    onSuccess,
  });
  return { create, update, remove };
}
