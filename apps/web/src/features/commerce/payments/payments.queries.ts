import type { Payment } from '@atrium/contract/commerce/payments.ts';
import { payments } from '@atrium/contract/commerce/payments.ts';
import { recordQueries } from '../../../lib/records/record-queries.ts';

export const paymentQueries = recordQueries<Payment, Payment>('payments', payments);
