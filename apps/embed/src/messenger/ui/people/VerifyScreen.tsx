import { useState } from 'preact/hooks';
import { useDesk } from '../desk.ts';
import { Header } from '../Header.tsx';
import { CardForm, Field, looksLikeEmail, useSubmit } from './form.tsx';

/** Proves an e-mail by a one-time code. Only ever drawn on our own origin, where the host page cannot look. */
export function VerifyScreen() {
  const { t, host, api, verified } = useDesk();
  const [email, setEmail] = useState(host.claim?.email ?? '');
  const [sent, setSent] = useState(false);
  const [code, setCode] = useState('');
  const { problem, setProblem, busy, submit } = useSubmit(t);
  const token = () => host.store.get('token') ?? '';
  const request = () => {
    if (!looksLikeEmail(email.trim())) return setProblem(t('email_invalid'));
    submit(async () => {
      await api.requestCode(token(), email.trim());
      setSent(true);
    });
  };
  const confirm = () => {
    if (!/^\d{6}$/.test(code.trim())) return setProblem(t('code_invalid'));
    submit(async () => {
      const proof = { email: email.trim(), code: code.trim() };
      verified((await api.confirmCode(token(), proof)).visitor_token);
    });
  };
  return (
    <>
      <Header title={host.config.appearance.title} />
      <div class="scroll home">
        <CardForm title={t('verify_title')} problem={problem} submit={sent ? confirm : request}>
          <p>{sent ? t('code_sent', { email }) : t('verify_text')}</p>
          {sent ? (
            <Field label={t('code')} value={code} set={setCode} autocomplete="one-time-code" />
          ) : (
            <Field
              label={t('email')}
              type="email"
              value={email}
              set={setEmail}
              autocomplete="email"
            />
          )}
          <button type="submit" class="primary" disabled={busy}>
            {t(sent ? 'confirm' : 'send_code')}
          </button>
        </CardForm>
        {sent && (
          <button type="button" class="link" onClick={() => setSent(false)}>
            {t('other_address')}
          </button>
        )}
        <button type="button" class="link" onClick={() => verified(null)}>
          {t('not_now')}
        </button>
      </div>
    </>
  );
}
