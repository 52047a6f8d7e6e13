import { PaymentCreateFor } from '@atrium/contract/commerce/payments.ts';
import { Text } from '@mantine/core';
import { t } from '../../../../lib/i18n.ts';
import { useMe } from '../../../../lib/session.queries.ts';
import { dayIn } from '../../../../lib/time.ts';
import { isProblem } from '../../../../lib/api/problem.ts';
import { confirm } from '../../../../ui/feedback/confirm.ts';
import { notify } from '../../../../ui/feedback/notify.tsx';
import { FormDialog } from '../../../../ui/record-form/FormDialog.tsx';
import { useForm } from '../../../../ui/record-form/useForm.ts';
import { useMoney } from '../../../../ui/value/Money.tsx';
import { useLogPayment } from '../payments.queries.ts';
import type { Paid } from './paid.ts';
import { PaidPicker } from './PaidPicker.tsx';
import { PaymentInputs } from './PaymentInputs.tsx';
import type { PaymentValues } from './payment-values.ts';
import { bodyOf, startValues } from './payment-values.ts';

/** More than is due is refused until the person says that it is meant. */
async function isMeant(error: unknown): Promise<boolean> {
  const over =
    isProblem(error) && error.problem.errors?.find(({ code }) => code === 'more_than_due');
  if (!over) return false;
  return confirm({
    title: t('commerce.payments.over_title'),
    text: over.message,
    action: t('commerce.payments.over_action'),
    isDangerous: false,
  });
}

function useLog() {
  const log = useLogPayment();
  return async (values: PaymentValues) => {
    const body = bodyOf(values);
    try {
      return await log.mutateAsync(body);
    } catch (error) {
      if (await isMeant(error)) return log.mutateAsync({ ...body, confirm: true });
      throw error;
    }
  };
}

/** Dialog that logs a payment: for the order or contract it was opened on, or for one that is looked up. */
export function LogPayment({ paid, close }: { paid?: Paid; close: () => void }) {
  const me = useMe();
  const money = useMoney();
  const submit = useLog();
  const form = useForm({
    initial: startValues(dayIn(me.organization.time_zone), paid),
    shape: PaymentCreateFor,
    body: bodyOf,
    submit,
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
