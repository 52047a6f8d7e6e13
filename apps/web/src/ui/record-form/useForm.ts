import type { FormEvent, RefObject } from 'react';
import { useRef, useState } from 'react';
import type { z } from 'zod';
import type { Errors } from './form-errors.ts';
import { serverErrors, shapeErrors } from './form-errors.ts';
import type { Values } from './fields.ts';

export interface FormOptions<V extends Values, Answer> {
  initial: V;
  /** Checks before sending; the server checks again. */
  shape?: z.ZodType | undefined;
  /** What is sent for what the fields hold; as it is when left out. */
  body?: (values: V) => unknown;
  /** Which field an error of the shape or server belongs to, when names differ: `user.email` → `email`. */
  paths?: Record<string, string>;
  submit: (values: V) => Promise<Answer>;
  done?: (answer: Answer) => void;
}

export interface Form<V extends Values> {
  values: V;
  errors: Errors;
  /** What went wrong and belongs to no field. */
  general: string | undefined;
  isBusy: boolean;
  isDirty: boolean;
  ref: RefObject<HTMLFormElement | null>;
  set: <Name extends keyof V & string>(name: Name, value: V[Name]) => void;
  /** Makes a value of what it is by then: for what was waited for. */
  change: <Name extends keyof V & string>(name: Name, next: (now: V[Name]) => V[Name]) => void;
  /** Checks one field when it is left. */
  check: (name: string) => void;
  send: (event?: FormEvent) => Promise<void>;
}

function renamed(errors: Errors, paths: Record<string, string>): Errors {
  return Object.fromEntries(
    Object.entries(errors).map(([path, message]) => [paths[path] ?? path, message]),
  );
}

/** The other messages: neither of the field nor of a part of it, such as `line_items.0.quantity`. */
function without(errors: Errors, name: string): Errors {
  return Object.fromEntries(
    Object.entries(errors).filter(([path]) => path !== name && !path.startsWith(`${name}.`)),
  );
}

function focusFirst(form: HTMLFormElement | null): void {
  // After the messages are painted; the first marked control in reading order.
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}

/** State of a form: values, messages by field, sending, and the server's answer put where it belongs. */
export function useForm<V extends Values, Answer>(options: FormOptions<V, Answer>): Form<V> {
  const { initial, shape, paths = {}, body = (values: V) => values } = options;
  const [values, setValues] = useState(initial);
  const [errors, setErrors] = useState<Errors>({});
  const [general, setGeneral] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const ref = useRef<HTMLFormElement>(null);

  const problems = () => (shape ? renamed(shapeErrors(shape, body(values)), paths) : {});

  async function send(event?: FormEvent): Promise<void> {
    event?.preventDefault();
    if (isBusy) return;
    setGeneral(undefined);
    const found = problems();
    setErrors(found);
    if (Object.keys(found).length > 0) return focusFirst(ref.current);
    setBusy(true);
    try {
      const answer = await options.submit(values);
      options.done?.(answer);
    } catch (error) {
      const names = [...Object.keys(values), ...Object.keys(paths)];
      const said = serverErrors(error, names);
      setErrors(renamed(said.fields, paths));
      setGeneral(said.general);
      focusFirst(ref.current);
    } finally {
      setBusy(false);
    }
  }

  function change<Name extends keyof V & string>(name: Name, next: (now: V[Name]) => V[Name]) {
    setValues((now) => ({ ...now, [name]: next(now[name]) }));
    setErrors((now) => without(now, name));
  }

  return {
    values,
    errors,
    general,
    isBusy,
    isDirty: JSON.stringify(values) !== JSON.stringify(initial),
    ref,
    set: (name, value) => change(name, () => value),
    change,
    check: (name) => {
      const message = problems()[name];
      // What the server said stays until the value changes; on leaving the field it would move what is clicked.
      if (message) setErrors((now) => ({ ...now, [name]: message }));
    },
    send,
  };
}
