import type { ContractDetail } from '@atrium/contract/commerce/contracts.ts';
import { contracts } from '@atrium/contract/commerce/contracts.ts';
import { nextTerm } from '@atrium/contract/commerce/renewal.ts';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { t } from '../../../../lib/i18n.ts';
import { useMe } from '../../../../lib/session.queries.ts';
import { dayIn } from '../../../../lib/time.ts';
import { notify } from '../../../../ui/feedback/notify.tsx';
import { draftOf } from '../../lines/draft-lines.ts';
import { contractFields } from '../contract-fields.ts';
import { useFollowContract } from '../contracts.queries.ts';
import { TermsForm } from './TermsForm.tsx';

export interface FollowFormProps {
  contract: ContractDetail;
  close: () => void;
}

/** The contract as the dialog opened on it: its version goes with what the fields began with. */
function useOpened(contract: ContractDetail): ContractDetail {
  const [opened] = useState(contract);
  return opened;
}

function useDone(close: () => void, message: (number: string) => string) {
  const navigate = useNavigate();
  return ({ id, number }: ContractDetail) => {
    close();
    notify.success(message(number));
    void navigate({ to: `/contracts/${id}` });
  };
}

/** Dialog that makes the contract after this one, which then has expired. */
export function RenewForm({ contract: live, close }: FollowFormProps) {
  const contract = useOpened(live);
  const renew = useFollowContract(contracts.renew);
  const [lines] = useState(() => draftOf(contract.line_items));
  const { start_date, end_date, billing_cycle } = contractFields();
  const { id, number, version } = contract;
  const done = useDone(close, (next) => t('commerce.contracts.renewed_message', { next }));
  return (
    <TermsForm
      title={t('commerce.contracts.renew_title', { number })}
      action={t('commerce.contracts.renew')}
      intro={t('commerce.contracts.renew_intro', { number })}
      fields={[start_date, end_date, billing_cycle]}
      initial={{ ...nextTerm(contract), billing_cycle: contract.billing_cycle }}
      lines={lines}
      fixed={{ version }}
      shape={contracts.renew.body}
      submit={(body) => renew.mutateAsync({ id, body })}
      done={done}
      close={close}
    />
  );
}

/** Dialog that ends this contract on a day; another one with other lines begins the next. */
export function ChangeForm({ contract: live, close }: FollowFormProps) {
  const contract = useOpened(live);
  const { organization } = useMe();
  const change = useFollowContract(contracts.change);
  const [lines] = useState(() => draftOf(contract.line_items));
  const { start_date, end_date, billing_cycle } = contractFields();
  const { id, number, version } = contract;
  const done = useDone(close, (next) => t('commerce.contracts.changed_message', { next }));
  const last_day = { ...start_date, name: 'last_day', label: t('commerce.contracts.last_day') };
  return (
    <TermsForm
      title={t('commerce.contracts.change_title', { number })}
      action={t('commerce.contracts.change')}
      intro={t('commerce.contracts.change_intro', { number })}
      fields={[last_day, end_date, billing_cycle]}
      initial={{
        last_day: dayIn(organization.time_zone),
        end_date: contract.end_date,
        billing_cycle: contract.billing_cycle,
      }}
      lines={lines}
      fixed={{ version }}
      shape={contracts.change.body}
      submit={(body) => change.mutateAsync({ id, body })}
      done={done}
      close={close}
    />
  );
}
