import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type { LookupSource } from './lookup-source.ts';

const TYPING_MILLISECONDS = 180;
/** What is found for a text. */
export const searchQuery = (source: LookupSource, text: string) =>
  queryOptions({
    queryKey: [source.key, 'lookup', text, source.only],
    queryFn: ({ signal }) => source.search(text, signal),
  });

/** What was found for what is typed, and how what is chosen is called. */
export function useOptions(source: LookupSource, value: string | null, typed: string) {
  const [asked] = useDebouncedValue(typed, TYPING_MILLISECONDS);
  const found = useQuery({ ...searchQuery(source, asked), placeholderData: keepPreviousData });
  const options = found.data ?? [];
  const known = options.find((option) => option.value === value);
  const one = useQuery({
    queryKey: [source.key, 'lookup-one', value],
    queryFn: ({ signal }) => source.get(value ?? '', signal),
    enabled: value !== null && !known && found.isSuccess,
  });
  const chosen = known ?? (value === null ? undefined : one.data);
  // While one searches for another, what is chosen is not among what was found.
  const isAdded = chosen !== undefined && chosen !== known && typed === '';
  return {
    options: isAdded ? [chosen, ...options] : options,
    chosen,
    isLoading: found.isFetching,
    /** The list is the one for what was typed before. */
    isOld: typed !== asked || found.isPlaceholderData,
  };
}
