import { Popover, ScrollArea, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useId, useState } from 'react';
import classes from './actions.module.css';

export interface Pick {
  key: string;
  /** What the search looks at. */
  name: string;
  look: ReactNode;
  isChosen: boolean;
}

export interface PickMenuProps {
  target: ReactNode;
  isOpen: boolean;
  onOpen: (open: boolean) => void;
  searchLabel: string;
  emptyText: string;
  picks: readonly Pick[];
  onPick: (key: string) => void;
}

/** A list to choose from by typing: arrows move, Enter chooses, Escape closes. */
export function PickMenu(props: PickMenuProps) {
  const { isOpen, onOpen } = props;
  return (
    <Popover
      opened={isOpen}
      onChange={onOpen}
      position="bottom-end"
      width={260}
      trapFocus
      returnFocus
    >
      <Popover.Target>{props.target}</Popover.Target>
      <Popover.Dropdown p={4}>
        <PickList {...props} />
      </Popover.Dropdown>
    </Popover>
  );
}

function PickList({ searchLabel, emptyText, picks, onPick }: PickMenuProps) {
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const listId = useId();
  const found = picks.filter((pick) => pick.name.toLowerCase().includes(typed.toLowerCase()));
  const at = Math.min(active, found.length - 1);

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setActive(Math.max(0, Math.min(found.length - 1, at + step)));
    }
    if (event.key === 'Enter' && found[at]) {
      event.preventDefault();
      onPick(found[at].key);
    }
  }

  return (
    <>
      <TextInput
        data-autofocus
        size="sm"
        value={typed}
        aria-label={searchLabel}
        placeholder={searchLabel}
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={found[at] && `${listId}-${found[at].key}`}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      {found.length === 0 && (
        <Text fz="sm" c="dimmed" p="xs">
          {emptyText}
        </Text>
      )}
      <ScrollArea.Autosize mah={280} mt={4}>
        <div id={listId} role="listbox" aria-label={searchLabel}>
          {found.map((pick, index) => (
            <UnstyledButton
              key={pick.key}
              id={`${listId}-${pick.key}`}
              role="option"
              tabIndex={-1}
              className={classes.pick}
              data-active={index === at || undefined}
              aria-selected={pick.isChosen}
              onMouseEnter={() => setActive(index)}
              onClick={() => onPick(pick.key)}
            >
              <span className={classes.pickLook}>{pick.look}</span>
              {pick.isChosen && <IconCheck size={15} aria-hidden />}
            </UnstyledButton>
          ))}
        </div>
      </ScrollArea.Autosize>
    </>
  );
}
