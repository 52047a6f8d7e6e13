import { useState } from 'preact/hooks';
import { useDesk } from '../desk.ts';
import { CardForm, Field, looksLikeEmail, useSubmit } from './form.tsx';

/** Asks for an e-mail: before the first message (`first`), or in the thread after it. */
export function EmailForm({ first = false }: { first?: boolean }) {
  const { t, identify } = useDesk();
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const { problem, setProblem, busy, submit } = useSubmit(t);
  const save = () => {
    if (!looksLikeEmail(email.trim())) return setProblem(t('email_invalid'));
    const claim = { email: email.trim(), ...(name.trim() ? { name: name.trim() } : {}) };
    submit(() => identify(claim));
  };
  return (
    <CardForm title={t(first ? 'before_title' : 'after_title')} problem={problem} submit={save}>
      {first && <Field label={t('name')} value={name} set={setName} autocomplete="name" />}
      <Field label={t('email')} type="email" value={email} set={setEmail} autocomplete="email" />
      <button type="submit" class="primary" disabled={busy}>
        {t(first ? 'start' : 'save')}
      </button>
    </CardForm>
  );
}
