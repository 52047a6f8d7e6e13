import { DateOnly } from '@atrium/contract/core/shapes.ts';
import { TextInput } from '@mantine/core';
import { useState } from 'react';

interface Props {
  label: string;
  value: string;
  choose: (day: string) => void;
}

/** A day that is chosen once it is one: while its year is typed, 0002 and 0020 are none. */
export function DayInput({ label, value, choose }: Props) {
  const [shown, setShown] = useState({ value, typed: value });
  // Another day was chosen elsewhere.
  if (shown.value !== value) setShown({ value, typed: value });
  return (
    <TextInput
      type="date"
      size="sm"
      label={label}
      value={shown.typed}
      onChange={({ currentTarget: { value: typed } }) => {
        setShown({ value, typed });
        if (DateOnly.safeParse(typed).success) choose(typed);
      }}
      onBlur={() => setShown({ value, typed: value })}
    />
  );
}
