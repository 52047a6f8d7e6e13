import type { SelectProps } from '@mantine/core';
import { Loader, Select } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../lib/i18n.ts';
import { Choice } from './Choice.tsx';
import type { LookupOption, LookupSource } from './lookup-source.ts';
import classes from './lookup.module.css';
import { NewRecord } from './NewRecord.tsx';
import { useEnter } from './useEnter.ts';
import { useOptions } from './useOptions.ts';

export type LookupProps = Omit<SelectProps, 'data' | 'value' | 'onChange' | 'renderOption'> & {
  source: LookupSource;
  value: string | null;
  onChange: (value: string | null, option?: LookupOption) => void;
};

/** The choice that is no record yet. */
const NEW = 'new';

/** Finds a record while one types. */
export function Lookup({ source, value, onChange, clearable, ...rest }: LookupProps) {
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(rest.defaultDropdownOpened ?? false);
  const [made, setMade] = useState<string>();
  const typed = text.trim();
  const { options, chosen, isLoading, isOld } = useOptions(source, value, typed);
  const { create } = source;
  const { press, forget } = useEnter({
    source,
    typed,
    isOld,
    take: (first, name) => {
      setOpen(false);
      if (first) {
        rest.onOptionSubmit?.(first.value);
        onChange(first.value, first);
      } else if (create) setMade(name);
    },
  });
  const choices = options.map((option) => ({
    value: option.value,
    label: option.label,
    disabled: isOld,
  }));
  if (create && typed !== '')
    choices.push({ value: NEW, label: create.label(typed), disabled: isOld });
  return (
    <>
      <Select
        {...rest}
        searchable
        allowDeselect={false}
        clearable={clearable ?? !rest.required}
        value={value}
        data={choices}
        filter={({ options: all }) => all}
        dropdownOpened={isOpen}
        onDropdownOpen={() => setOpen(true)}
        onDropdownClose={() => setOpen(false)}
        selectFirstOptionOnChange={typed !== '' && !isOld}
        onKeyDown={press}
        onInput={forget}
        onSearchChange={(next) => {
          // The field shows the name of what is chosen; that is no search. A name that somebody types is one.
          setText(next === chosen?.label ? '' : next);
        }}
        onChange={(next) => {
          forget();
          if (next === NEW) setMade(typed);
          else
            onChange(
              next,
              options.find((option) => option.value === next),
            );
        }}
        rightSection={isLoading ? <Loader size={14} /> : undefined}
        nothingFoundMessage={isOld ? t('ui.lookup_searching') : t('ui.lookup_nothing')}
        classNames={{ option: classes.option }}
        renderOption={({ option }) => (
          <Choice
            label={option.label}
            isNew={option.value === NEW}
            full={options.find((each) => each.value === option.value)}
            mark={source.mark}
          />
        )}
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
