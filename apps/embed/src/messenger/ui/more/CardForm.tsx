import type { ComponentChildren } from 'preact';
import { Component } from 'preact';
import { ApiError } from '../../connection/transport/ports.ts';
import type { WithDesk } from '../desk.ts';

/** Looks like an address; the server knows better. */
const looksLikeEmail = (value: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value);

export interface FieldSpec {
  name: 'email' | 'name' | 'code';
  label: string;
  value?: string;
}

interface CardFormProps extends WithDesk {
  title: string;
  fields: FieldSpec[];
  button: string;
  /** Gets the trimmed values; a problem that it throws is shown. */
  submit(values: Record<string, string>): Promise<unknown>;
  children?: ComponentChildren;
}

const AUTOCOMPLETE = { email: 'email', name: 'name', code: 'one-time-code' } as const;

function Field({ name, label, value }: FieldSpec) {
  const code = name === 'code';
  return (
    <label>
      {label}
      <input
        name={name}
        type={name === 'email' ? name : 'text'}
        defaultValue={value ?? ''}
        dir={name === 'name' ? 'auto' : 'ltr'}
        maxLength={code ? 6 : 200}
        inputMode={code ? 'numeric' : undefined}
        autocomplete={AUTOCOMPLETE[name]}
        list={undefined}
      />
    </label>
  );
}

/** A small form that checks what it can, waits for its answer, and says what is wrong. */
export class CardForm extends Component<CardFormProps, { problem?: string; busy?: boolean }> {
  override render({ title, fields, button, children }: CardFormProps) {
    return (
      <form class="card" noValidate aria-label={title} onSubmit={this.#submit}>
        <strong>{title}</strong>
        {children}
        {fields.map((field) => (
          <Field key={field.name} {...field} />
        ))}
        {this.state.problem && (
          <p class="problem" role="alert">
            {this.state.problem}
          </p>
        )}
        <button type="submit" class="primary" disabled={this.state.busy}>
          {button}
        </button>
      </form>
    );
  }

  #submit = (event: Event): void => {
    event.preventDefault();
    const { t } = this.props.desk;
    const values: Record<string, string> = {};
    for (const [name, value] of new FormData(event.currentTarget as HTMLFormElement))
      if (typeof value === 'string') values[name] = value.trim();
    const { email, code } = values;
    if (email !== undefined && !looksLikeEmail(email))
      return this.setState({ problem: t('email_invalid') });
    if (code !== undefined && !/^\d{6}$/.test(code))
      return this.setState({ problem: t('code_invalid') });
    this.setState({ busy: true, problem: '' });
    const explain = (error: unknown) => {
      const known = error instanceof ApiError && error.status >= 400 && error.status < 500;
      this.setState({ problem: known ? error.message : t('went_wrong') });
    };
    this.props
      .submit(values)
      .catch(explain)
      .finally(() => this.setState({ busy: false }));
  };
}
