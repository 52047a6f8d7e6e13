import type { Contract, ContractDetail } from '@atrium/contract/commerce/contracts.ts';
import { contracts } from '@atrium/contract/commerce/contracts.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CallInput } from '../../../lib/api/call.ts';
import { call } from '../../../lib/api/call.ts';
import { refreshKind } from '../../../lib/live/refresh-records.ts';
import {
  recordQueries,
  useBulkUpdate,
  useCreateRecord,
  useUpdateRecord,
} from '../../../lib/records/record-queries.ts';
import { lookupOf } from '../../../ui/lookup/lookup-of.ts';
import type { Values } from '../../../ui/record-form/fields.ts';

export const contractQueries = recordQueries<Contract, ContractDetail>('contracts', contracts);

export const useCreateContract = () =>
  useCreateRecord<ContractDetail>('contracts', contracts.create);

/** Changes status, end, terms or owner of a contract. */
export const useUpdateContract = () =>
  useUpdateRecord<ContractDetail>('contracts', contracts.update);

export const useBulkContracts = () => useBulkUpdate('contracts', contracts.bulk);

type Following = (typeof contracts)['renew' | 'change' | 'addPeriod'];

/** Renews a contract, replaces it, or puts a period into it: both contracts on screen follow. */
export function useFollowContract(route: Following) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: { id: number; body: Values }) =>
      call(route, { params: { id }, body } as CallInput<Following>),
    onSuccess: (contract) => {
      cache.setQueryData(contractQueries.one(contract.id).queryKey, contract);
      return refreshKind(cache, 'contracts');
    },
  });
}

/** Finds a contract by its number or its account. */
export const contractLookup = lookupOf<Contract, ContractDetail>({
  key: 'contracts',
  routes: contracts,
  option: ({ id, number, account_name }) => ({
    value: String(id),
    label: number,
    hint: account_name,
  }),
});
