import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { Edit } from './text-edit.ts';

/** A text field that can be edited by program: what is selected stays where the edit says. */
export function useTextEdit(text: string, onText: (text: string) => void) {
  const field = useRef<HTMLTextAreaElement>(null);
  const wanted = useRef<Edit>(undefined);
  const [caret, setCaret] = useState({ start: text.length, end: text.length });

  useLayoutEffect(() => {
    const edit = wanted.current;
    if (!edit || !field.current) return;
    wanted.current = undefined;
    field.current.focus();
    field.current.setSelectionRange(edit.start, edit.end);
  }, [text]);

  const current = useCallback((): Edit => {
    const element = field.current;
    const end = text.length;
    return {
      text,
      start: element?.selectionStart ?? end,
      end: element?.selectionEnd ?? end,
    };
  }, [text]);

  const apply = useCallback(
    (edit: Edit) => {
      wanted.current = edit;
      setCaret({ start: edit.start, end: edit.end });
      onText(edit.text);
    },
    [onText],
  );

  const noteCaret = useCallback(() => {
    const element = field.current;
    if (element) setCaret({ start: element.selectionStart, end: element.selectionEnd });
  }, []);

  return { field, current, apply, caret: { text, ...caret }, noteCaret };
}
