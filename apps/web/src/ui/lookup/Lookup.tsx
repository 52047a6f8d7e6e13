import type { SelectProps } from '@mantine/core';
import { Group, Loader, Select, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ComponentType, ReactNode, SyntheticEvent } from 'react';
import { Suspense, useState } from 'react';
import { t } from '../../lib/i18n.ts';

export interface LookupOption {
  value: string;
  label: string;
  /** A second, quieter line: an e-mail address, say. */
  hint?: string | undefined;
}

export interface CreateFormProps {
  /** What was typed: most likely the name. */
  name: string;
  created: (option: LookupOption) => void;
  close: () => void;
}

/** Where the records of a look-up come from. */
export interface LookupSource {
  /** First part of the Query keys. */
  key: string;
  /** What narrows the search; another narrowing is another question. */
  only?: Record<string, string | number>;
  search: (text: string, signal: AbortSignal) => Promise<LookupOption[]>;
  /** The one that is chosen already, when it is not among what was found. */
  get: (id: string, signal: AbortSignal) => Promise<LookupOption>;
  mark?: (option: LookupOption) => ReactNode;
  /** Makes one that was not found: what the last choice is called, and the dialog it opens. */
  create?: { label: (name: string) => string; Form: ComponentType<CreateFormProps> } | undefined;
}

export type LookupProps = Omit<SelectProps, 'data' | 'value' | 'onChange' | 'renderOption'> & {
  source: LookupSource;
  value: string | null;
  onChange: (value: string | null, option?: LookupOption) => void;
};

const TYPING_MILLISECONDS = 180;
/** The choice that is no record yet. */
const NEW = 'new';

function useOptions(source: LookupSource, value: string | null, text: string) {
  const found = useQuery({
    queryKey: [source.key, 'lookup', text, source.only],
    queryFn: ({ signal }) => source.search(text, signal),
    placeholderData: keepPreviousData,
  });
  const isMissing = value !== null && !found.data?.some((option) => option.value === value);
  const chosen = useQuery({
    queryKey: [source.key, 'lookup-one', value],
    queryFn: ({ signal }) => source.get(value ?? '', signal),
    enabled: isMissing && found.isSuccess,
  });
  const options = found.data ?? [];
  return {
    options: isMissing && chosen.data ? [chosen.data, ...options] : options,
    isLoading: found.isFetching,
  };
}

type NewRecordProps = CreateFormProps & { create: NonNullable<LookupSource['create']> };

/** The dialog of a new record. What is typed and sent there is not also typed and sent in the form around the look-up. */
function NewRecord({ create: { Form }, ...form }: NewRecordProps) {
  const stop = (event: SyntheticEvent) => event.stopPropagation();
  return (
    <div role="presentation" onKeyDown={stop} onSubmit={stop}>
      <Suspense fallback={null}>
        <Form {...form} />
      </Suspense>
    </div>
  );
}

/** Finds a record while one types. */
export function Lookup({ source, value, onChange, ...rest }: LookupProps) {
  const [text, setText] = useState('');
  const [typed] = useDebouncedValue(text, TYPING_MILLISECONDS);
  const { options, isLoading } = useOptions(source, value, typed.trim());
  const [made, setMade] = useState<string>();
  const { create } = source;
  const name = text.trim();
  const chosen = options.find((option) => option.value === value)?.label;
  const choices = options.map(({ value: id, label }) => ({ value: id, label }));
  if (create && name !== '') choices.push({ value: NEW, label: create.label(name) });
  return (
    <>
      <Select
        {...rest}
        searchable
        allowDeselect={false}
        clearable={!rest.required}
        value={value}
        data={choices}
        filter={({ options: all }) => all}
        onSearchChange={(next) => {
          // The field shows the name of what is chosen; that is no search. A name that somebody types is one.
          setText(next === chosen ? '' : next);
        }}
        onChange={(next) => {
          if (next === NEW) setMade(name);
          else
            onChange(
              next,
              options.find((option) => option.value === next),
            );
        }}
        rightSection={isLoading ? <Loader size={14} /> : undefined}
        nothingFoundMessage={t('ui.lookup_nothing')}
        renderOption={({ option }) => {
          const full = options.find((each) => each.value === option.value);
          return (
            <Group gap="xs" wrap="nowrap">
              {option.value === NEW && <IconPlus size={14} aria-hidden />}
              {full && source.mark?.(full)}
              <div>
                <Text fz="sm">{option.label}</Text>
                {full?.hint && (
                  <Text fz="xs" c="dimmed">
                    {full.hint}
                  </Text>
                )}
              </div>
            </Group>
          );
        }}
      />
      {create && made !== undefined && (
        <NewRecord
          create={create}
          name={made}
          created={(option) => onChange(option.value, option)}
          close={() => setMade(undefined)}
        />
      )}
    </>
  );
}
