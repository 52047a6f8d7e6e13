import type { Stage } from '@atrium/contract/crm/stages.ts';
import { stages } from '@atrium/contract/crm/stages.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../lib/api/call.ts';
import { t } from '../../../lib/i18n.ts';
import { notify } from '../../../ui/feedback/notify.tsx';
import { stagesQuery } from '../selling.queries.ts';

/** The list with one entry at another place. */
export function movedTo<Entry extends { id: number }>(
  list: readonly Entry[],
  id: number,
  place: number,
): Entry[] {
  const moved = list.find((entry) => entry.id === id);
  const rest = list.filter((entry) => entry.id !== id);
  return moved ? rest.toSpliced(place, 0, moved) : rest;
}

/** Puts stages into another order: at once on screen, back when the server refuses. */
export function useStageOrder(all: readonly Stage[]) {
  const cache = useQueryClient();
  /** Where what was moved stands now, for those who do not see it. */
  const [said, setSaid] = useState('');
  const order = useMutation({
    mutationFn: (next: Stage[]) => call(stages.order, { body: { ids: next.map(({ id }) => id) } }),
    onMutate: async (next) => {
      await cache.cancelQueries({ queryKey: ['stages'] });
      cache.setQueryData(stagesQuery.queryKey, next);
    },
    onSuccess: (next) => cache.setQueryData(stagesQuery.queryKey, next),
    onError: (error) => {
      notify.problem(error);
      void cache.invalidateQueries({ queryKey: ['stages'] });
    },
  });
  const count = all.filter(({ is_active }) => is_active).length;
  return {
    said,
    move: ({ id, name }: Stage, place: number) => {
      if (place < 0 || place >= count || all[place]?.id === id) return;
      setSaid(t('crm.selling.moved', { name, place: place + 1, count }));
      order.mutate(movedTo(all, id, place));
    },
  };
}
