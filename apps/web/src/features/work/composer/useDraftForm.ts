import { useEffect, useRef } from 'react';
import { useMe } from '../../../lib/session.queries.ts';
import type { Values } from '../../../ui/record-form/fields.ts';
import type { Form, FormOptions } from '../../../ui/record-form/useForm.ts';
import { useForm } from '../../../ui/record-form/useForm.ts';
import type { Ref } from '../../../ui/records.ts';
import { draftKey, readDraft, writeDraft } from './draft.ts';

interface DraftOptions<V extends Values, Answer> extends FormOptions<V, Answer> {
  of: Ref;
  /** The tab of the composer. */
  tab: string;
}

/** A form whose content is kept in this browser for each record until it is sent. */
export function useDraftForm<V extends Values, Answer>(options: DraftOptions<V, Answer>): Form<V> {
  const { of, tab, initial, done } = options;
  const key = draftKey(useMe().id, of, tab);
  const isSent = useRef(false);
  const form = useForm<V, Answer>({
    ...options,
    initial: { ...initial, ...readDraft(key) },
    done: (answer) => {
      isSent.current = true;
      writeDraft(key, {}, {});
      done?.(answer);
    },
  });
  useEffect(() => {
    if (!isSent.current) writeDraft(key, form.values, initial);
  });
  return form;
}
