import { Component } from 'preact';
import type { WithDesk } from '../desk.ts';
import { Header } from '../Header.tsx';
import { CardForm } from './CardForm.tsx';

/** Proves an e-mail by a one-time code. Only ever drawn on our own origin, where the host page cannot look. */
export class VerifyScreen extends Component<WithDesk, { email?: string }> {
  override render({ desk }: WithDesk) {
    const { t, host, api, verified } = desk;
    const { email } = this.state;
    const token = () => host.store.get('token') ?? '';
    const request = async (values: Record<string, string>) => {
      await api.requestCode(token(), values.email!);
      this.setState({ email: values.email! });
    };
    const confirm = async ({ code }: Record<string, string>) =>
      verified((await api.confirmCode(token(), { email: email!, code: code! })).visitor_token);
    return (
      <>
        <Header desk={desk} title={host.config.appearance.title} />
        <div class="scroll home">
          <CardForm
            key={email ?? ''}
            desk={desk}
            title={t('verify_title')}
            fields={
              email
                ? [{ name: 'code', label: t('code') }]
                : [{ name: 'email', label: t('email'), value: host.claim?.email ?? '' }]
            }
            button={t(email ? 'confirm' : 'send_code')}
            submit={email ? confirm : request}
          >
            <p>{email ? t('code_sent', { email }) : t('verify_text')}</p>
          </CardForm>
          {email && (
            <button type="button" class="link" onClick={() => this.setState({ email: '' })}>
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
}
