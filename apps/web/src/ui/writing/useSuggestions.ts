import type { KeyboardEvent } from 'react';
import { useState } from 'react';
import type { SuggestionItem } from './SuggestionBox.tsx';
import type { Edit, Trigger } from './text-edit.ts';
import { replaceTrigger, triggerAt } from './text-edit.ts';

/** Something to choose, and what it puts into the text. */
export interface Choice extends SuggestionItem {
  piece: string;
}

export interface Suggesting {
  /** The text with its cursor. */
  caret: Edit;
  apply: (edit: Edit) => void;
  /** The signs that open the list. */
  signs: readonly Trigger['sign'][];
  /** What is offered for what was typed; a hook, called on every render. */
  useChoices: (trigger: Trigger | undefined) => Choice[];
}

/** What a sign such as `@` offers at the cursor; arrows move, Enter or Tab takes, Escape leaves. */
export function useSuggestions({ caret, apply, signs, useChoices }: Suggesting) {
  const [dismissed, setDismissed] = useState(-1);
  const [active, setActive] = useState(0);
  const found = triggerAt(caret, signs);
  const trigger = found && found.from !== dismissed ? found : undefined;
  const choices = useChoices(trigger);
  const at = Math.min(active, Math.max(0, choices.length - 1));

  function take(choice: Choice | undefined) {
    if (!choice || !trigger) return;
    setActive(0);
    apply(replaceTrigger(caret, trigger, choice.piece));
  }

  /** Says whether the key was for the suggestions. */
  function onKey(event: KeyboardEvent): boolean {
    if (!trigger || event.nativeEvent.isComposing) return false;
    if (event.key === 'Escape') {
      setDismissed(trigger.from);
      return true;
    }
    if (choices.length === 0) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      setActive((at + step + choices.length) % choices.length);
      return true;
    }
    const isPlainEnter = event.key === 'Enter' && !event.ctrlKey && !event.metaKey;
    if (!isPlainEnter && event.key !== 'Tab') return false;
    take(choices[at]);
    return true;
  }

  return {
    trigger,
    choices,
    at,
    onKey,
    setActive,
    pick: (key: string) => take(choices.find((choice) => choice.key === key)),
  };
}
