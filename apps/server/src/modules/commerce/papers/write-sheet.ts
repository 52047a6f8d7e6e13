import type { PaperKind } from '@atrium/contract/commerce/papers.ts';
import type { OpportunityDetail } from '@atrium/contract/crm/opportunities.ts';
import type { Organization } from '@atrium/contract/identity/organization.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { ProblemError } from '../../../platform/problem.ts';
import type { Scope } from '../../../platform/scope.ts';
import { readAccount, readOpportunity } from '../../crm/index.ts';
import { readDetail as readOrder } from '../orders/orders.service.ts';
import { confirmationOf, invoiceOf } from './order-papers.ts';
import { contactOf } from './papers.queries.ts';
import { quoteOf } from './quote.ts';
import type { Recipient, Sheet } from './sheet.ts';
import { writingOf } from './writing.ts';

interface Wanted {
  kind: PaperKind;
  id: number;
  sender: Organization;
}

/** The words and figures of a paper, from what the screen reads too. */
export async function writeSheet(
  tx: Tx,
  scope: Scope,
  { kind, id, sender }: Wanted,
): Promise<Sheet> {
  const writing = writingOf(sender);
  if (kind === 'quote') {
    const deal = await readOpportunity(tx, scope, id);
    checkQuotable(deal);
    const recipient = await recipientOf(tx, scope, { ...deal, opportunity_id: deal.id });
    return quoteOf(deal, { recipient, writing, now: scope.now });
  }
  const order = await readOrder(tx, scope, id);
  const context = { recipient: await recipientOf(tx, scope, order), writing };
  if (kind === 'confirmation') return confirmationOf(order, context);
  return invoiceOf(order, { ...context, terms: sender.payment_terms_days });
}

/** A quote offers something, to somebody who has not declined. */
function checkQuotable(deal: OpportunityDetail): void {
  if (deal.stage_kind === 'lost')
    throw new ProblemError('rule', {
      detail: 'This opportunity is lost: move it to an open stage to quote again',
    });
  if (deal.line_items.length === 0)
    throw new ProblemError('rule', { detail: 'Add at least one product before you make a quote' });
}

async function recipientOf(
  tx: Tx,
  scope: Scope,
  { account_id, opportunity_id }: { account_id: number; opportunity_id: number | null },
): Promise<Recipient> {
  const { name, billing_address: address } = await readAccount(tx, scope, account_id);
  const contact = opportunity_id === null ? null : await contactOf(tx, scope, opportunity_id);
  return { name, contact, address };
}
