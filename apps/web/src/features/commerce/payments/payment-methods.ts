import type { Payment } from '@atrium/contract/commerce/payments.ts';
import { t } from '../../../lib/i18n.ts';

/** The word of each way to pay. */
export function paymentMethodWords(): Record<Payment['payment_method'], string> {
  return {
    Stripe: t('commerce.payments.method_stripe'),
    PayPal: t('commerce.payments.method_paypal'),
    Cash: t('commerce.payments.method_cash'),
    'Bank Transfer': t('commerce.payments.method_bank_transfer'),
    Card: t('commerce.payments.method_card'),
    Other: t('commerce.payments.method_other'),
  };
}
