import { PaymentCreateFor } from '@atrium/contract/commerce/payments.ts';
import { Text } from '@mantine/core';
import { t } from '../../../../lib/i18n.ts';
import { useMe } from '../../../../lib/session.queries.ts';
import { dayIn } from '../../../../lib/time.ts';
import { notify } from '../../../../ui/feedback/notify.tsx';
import { FormDialog } from '../../../../ui/record-form/FormDialog.tsx';
import { useForm } from '../../../../ui/record-form/useForm.ts';
import { useMoney } from '../../../../ui/value/Money.tsx';
import { useLogPayment } from '../payments.queries.ts';
import type { Paid } from './paid.ts';
import { PaidPicker } from './PaidPicker.tsx';
import { PaymentInputs } from './PaymentInputs.tsx';
import { bodyOf, startValues } from './payment-values.ts';

/** Dialog that logs a payment: for the order or contract it was opened on, or for one that is looked up. */
export function LogPayment({ paid, close }: { paid?: Paid; close: () => void }) {
  const me = useMe();
  const money = useMoney();
  const log = useLogPayment();
  const form = useForm({
    initial: startValues(dayIn(me.organization.time_zone), paid),
    shape: PaymentCreateFor,
    body: bodyOf,
    submit: (values) => log.mutateAsync(bodyOf(values)),
    done: ({ amount }) => {
      close();
      notify.success(t('commerce.payments.logged_message', { amount: money(amount) }));
    },
  });
  return (
    <FormDialog
      form={form}
      title={t('commerce.payments.log')}
      action={t('commerce.payments.log')}
      close={close}
    >
      {paid ? (
        <Text c="dimmed" fz="sm" mb="sm">
          {t('commerce.payments.log_for', {
            number: paid.number,
            account: paid.account_name,
            due: money(paid.due),
          })}
        </Text>
      ) : (
        <PaidPicker form={form} />
      )}
      <PaymentInputs
        form={form}
        hasService={paid?.hasService ?? true}
        hasFocus={paid !== undefined}
      />
    </FormDialog>
  );
}
