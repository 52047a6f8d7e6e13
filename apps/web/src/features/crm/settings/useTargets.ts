import { salesTargets } from '@atrium/contract/crm/stages.ts';
import { users } from '@atrium/contract/identity/users.ts';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, callList } from '../../../lib/api/call.ts';
import { t } from '../../../lib/i18n.ts';
import { notify } from '../../../ui/feedback/notify.tsx';
import { salesTargetsQuery } from '../selling.queries.ts';
import type { Draft } from './target-draft.ts';
import { bodyOf, changesOf, savedOf } from './target-draft.ts';

export interface Seller {
  id: number;
  name: string;
}

const MOST_SELLERS = 200;

const sellersQuery = queryOptions({
  queryKey: ['users', 'sellers'],
  queryFn: async ({ signal }): Promise<Seller[]> => {
    const query = { is_active: 'true', sort: 'name', per_page: MOST_SELLERS };
    return (await callList(users.list, { query, signal })).rows;
  },
});

/** The targets of a year: saved ones, what is typed over them, and saving all of it together. */
export function useTargets(year: number) {
  const cache = useQueryClient();
  const targets = useQuery(salesTargetsQuery(year));
  const people = useQuery(sellersQuery);
  const [draft, setDraft] = useState<Draft>({});
  const saved = savedOf(targets.data ?? []);
  const { amounts, errors } = changesOf(saved, draft);
  const set = useMutation({
    mutationFn: () => call(salesTargets.set, { body: bodyOf(amounts) }),
    onSuccess: (next) => {
      cache.setQueryData(salesTargetsQuery(year).queryKey, next);
      setDraft({});
      notify.success(t('ui.save_successful'));
      return cache.invalidateQueries({ queryKey: ['opportunities'] });
    },
    onError: notify.problem,
  });
  const former = (targets.data ?? []).map(({ owner }) => owner);
  const known = people.data ?? [];
  const sellers = [...new Map([...known, ...former].map((one) => [one.id, one])).values()];
  return {
    isLoading: !targets.data || !people.data,
    error: targets.error ?? people.error,
    retry: () => Promise.all([targets.refetch(), people.refetch()]),
    /** Everybody in use, and who has targets of that year all the same. */
    sellers,
    saved,
    draft,
    errors,
    changed: amounts,
    count: Object.keys(amounts).length + Object.keys(errors).length,
    isBusy: set.isPending,
    type: (key: string, text: string) => setDraft((now) => ({ ...now, [key]: text })),
    discard: () => setDraft({}),
    save: () => {
      if (Object.keys(errors).length === 0 && !set.isPending) set.mutate();
    },
  };
}

export type Targets = ReturnType<typeof useTargets>;
