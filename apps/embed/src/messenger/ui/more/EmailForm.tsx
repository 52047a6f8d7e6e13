import type { WithDesk } from '../desk.ts';
import type { FieldSpec } from './CardForm.tsx';
import { CardForm } from './CardForm.tsx';

/** Asks for an e-mail: before the first message (`first`), or in the thread after it. */
export function EmailForm({ desk, first }: WithDesk & { first: boolean }) {
  const { t, identify } = desk;
  const email: FieldSpec = { name: 'email', label: t('email') };
  return (
    <CardForm
      desk={desk}
      title={t(first ? 'before_title' : 'after_title')}
      fields={first ? [{ name: 'name', label: t('name') }, email] : [email]}
      button={t(first ? 'start' : 'save')}
      submit={({ email: address, name }) =>
        identify({ email: address!, ...(name ? { name } : {}) })
      }
    />
  );
}
