import type { AccountDetail } from '@atrium/contract/crm/accounts.ts';
import { AccountCreate, accounts } from '@atrium/contract/crm/accounts.ts';
import { useNavigate } from '@tanstack/react-router';
import { t } from '../../../lib/i18n.ts';
import { DuplicateWarning } from '../../../ui/duplicates/DuplicateWarning.tsx';
import { notify } from '../../../ui/feedback/notify.tsx';
import type { Values } from '../../../ui/record-form/fields.ts';
import { RecordForm } from '../../../ui/record-form/RecordForm.tsx';
import { useMe } from '../../../lib/session.queries.ts';
import { accountFields } from './account-fields.tsx';
import { useCreateAccount } from './accounts.queries.ts';

export interface AccountFormProps {
  close: () => void;
  initial?: Values;
  /** What becomes of the new account; left out, the person lands on its page. */
  created?: (account: AccountDetail) => void;
}

/** Dialog for a new account. */
export function AccountForm({ close, initial, created }: AccountFormProps) {
  const create = useCreateAccount();
  const navigate = useNavigate();
  const me = useMe();
  const { name, website, phone, type, industry, parent_account_id, owner_id, ...texts } =
    accountFields();
  const { billing_address, shipping_address, description } = texts;
  return (
    <RecordForm<AccountDetail>
      title={t('shell.new_account')}
      action={t('crm.accounts.create')}
      isWide
      fields={[
        name,
        website,
        phone,
        type,
        industry,
        parent_account_id,
        { ...billing_address, isWide: false },
        { ...shipping_address, isWide: false },
        description,
        owner_id,
      ]}
      shape={AccountCreate}
      initial={{ owner_id: me.id, ...initial }}
      submit={(body) => create.mutateAsync(body)}
      note={{
        under: 'website',
        show: (values) => <DuplicateWarning route={accounts.duplicates} values={values} />,
      }}
      done={(account) => {
        close();
        notify.success(t('crm.accounts.created', { name: account.name }));
        if (created) created(account);
        else void navigate({ to: '/accounts/$id', params: { id: String(account.id) } });
      }}
      close={close}
    />
  );
}
