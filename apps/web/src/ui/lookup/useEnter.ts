import { useQuery } from '@tanstack/react-query';
import type { KeyboardEvent } from 'react';
import { useEffect, useEffectEvent, useState } from 'react';
import type { LookupOption, LookupSource } from './lookup-source.ts';
import { searchQuery } from './useOptions.ts';

interface Asking {
  source: LookupSource;
  typed: string;
  isOld: boolean;
  take: (first: LookupOption | undefined, typed: string) => void;
}

/**
 * Enter takes the first of what is found for what is typed, never something out of an older list: pressed before the
 * list is here, it is asked for, and taken also when the focus has gone on meanwhile.
 */
export function useEnter({ source, typed, isOld, take }: Asking) {
  const [waiting, setWaiting] = useState<string>();
  const { data, isError } = useQuery({
    ...searchQuery(source, waiting ?? ''),
    enabled: waiting !== undefined,
  });
  const taken = useEffectEvent(take);
  useEffect(() => {
    if (waiting === undefined || (!data && !isError)) return;
    setWaiting(undefined);
    if (data) taken(data[0], waiting);
  }, [waiting, data, isError]);
  function press(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || typed === '') return;
    // What is typed here is no answer yet: the form around it is not sent.
    event.preventDefault();
    if (isOld) setWaiting(typed);
  }
  return { press, forget: () => setWaiting(undefined) };
}
