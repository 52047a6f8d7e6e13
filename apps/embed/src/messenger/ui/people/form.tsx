import { useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { ApiError } from '../../connection/transport/ports.ts';
import type { Translate } from '../../i18n/language.ts';

/** Looks like an address; the server knows better. */
export const looksLikeEmail = (value: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value);

/** A form that waits for its answer and says what is wrong. */
export function useSubmit(t: Translate) {
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = (run: () => Promise<unknown>) => {
    setBusy(true);
    setProblem('');
    const failed = (error: unknown) =>
      setProblem(
        error instanceof ApiError && error.status >= 400 && error.status < 500
          ? error.message
          : t('went_wrong'),
      );
    run()
      .catch(failed)
      .finally(() => setBusy(false));
  };
  return { problem, setProblem, busy, submit };
}

interface FieldProps {
  label: string;
  value: string;
  set(value: string): void;
  type?: 'email' | 'text';
  autocomplete: 'email' | 'name' | 'one-time-code';
}

export function Field({ label, value, set, type = 'text', autocomplete }: FieldProps) {
  const code = autocomplete === 'one-time-code';
  return (
    <label>
      {label}
      <input
        type={type}
        value={value}
        dir={type === 'email' || code ? 'ltr' : 'auto'}
        maxLength={code ? 6 : 200}
        inputMode={code ? 'numeric' : type}
        list={undefined}
        autocomplete={autocomplete}
        onInput={(event) => set(event.currentTarget.value)}
      />
    </label>
  );
}

interface CardProps {
  title: string;
  problem: string;
  submit(): void;
  children: ComponentChildren;
}

export function CardForm({ title, problem, submit, children }: CardProps) {
  return (
    <form
      class="card"
      noValidate
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <strong>{title}</strong>
      {children}
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}
