import type { CreateFormProps } from '../../../ui/lookup/lookup-source.ts';
import { AccountForm } from './AccountForm.tsx';

/** The form of a new account that a look-up opens. */
export function NewAccount({ name, created, close }: CreateFormProps) {
  return (
    <AccountForm
      initial={{ name }}
      created={(account) => created({ value: String(account.id), label: account.name })}
      close={close}
    />
  );
}
