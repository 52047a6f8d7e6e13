import { Textarea } from '@mantine/core';
import type { KeyboardEvent, Ref } from 'react';
import { useId, useImperativeHandle } from 'react';
import { t } from '../../lib/i18n.ts';
import { SuggestionBox } from './SuggestionBox.tsx';
import { useMentionChoices } from './useMentionChoices.tsx';
import { useSuggestions } from './useSuggestions.ts';
import { useTextEdit } from './useTextEdit.ts';
import classes from './writing.module.css';

export interface MentionFieldProps {
  label: string;
  placeholder?: string;
  value: string;
  onChange: (text: string) => void;
  /** Ctrl or ⌘ with Enter. */
  onSave: () => void;
  error?: string | undefined;
  minRows?: number;
  ref?: Ref<{ focus(): void }>;
}

/** A field for longer words in which `@` names colleagues. */
export function MentionField(props: MentionFieldProps) {
  const { label, placeholder, value, onChange, onSave, error, minRows = 3, ref } = props;
  const edit = useTextEdit(value, onChange);
  const suggest = useSuggestions({
    caret: edit.caret,
    apply: edit.apply,
    signs: ['@'],
    useChoices: useMentionChoices,
  });
  const boxId = useId();
  const active = suggest.choices[suggest.at];
  const isOpen = suggest.choices.length > 0;
  useImperativeHandle(ref, () => ({ focus: () => edit.field.current?.focus() }));

  function onKeyDown(event: KeyboardEvent) {
    if (suggest.onKey(event)) {
      event.preventDefault();
      // The key is spent: a dialog around the field must not close.
      event.stopPropagation();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      onSave();
    }
  }

  return (
    <div className={classes.field}>
      {isOpen && (
        <SuggestionBox
          id={boxId}
          label={t('ui.colleagues')}
          items={suggest.choices}
          at={suggest.at}
          emptyText=""
          onPick={suggest.pick}
          onHover={suggest.setActive}
        />
      )}
      <Textarea
        ref={edit.field}
        autosize
        minRows={minRows}
        maxRows={14}
        value={value}
        error={error}
        aria-label={label}
        aria-controls={isOpen ? boxId : undefined}
        aria-activedescendant={isOpen && active ? `${boxId}-${active.key}` : undefined}
        placeholder={placeholder}
        onChange={(event) => {
          onChange(event.currentTarget.value);
          edit.noteCaret();
        }}
        onSelect={edit.noteCaret}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
