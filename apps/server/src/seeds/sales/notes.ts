import { addNote } from '../../modules/work/index.ts';
import type { Customer } from './accounts.ts';
import { at, type Sales } from './stage.ts';

const TEXTS = [
  'Prefers the phone, mornings only. **Never on Fridays.**',
  'Wants the invoice to say the purchase order number from the first mail.',
  'They are opening a second shop in spring and will need a new site by then.',
  'The old agency still has the domain. Ask for the transfer code before we start.',
  'Spoke to the owner: happy with the support, finds the reports too long.',
  'Budget is decided every November. Send the offer before that.',
  'Pictures come from their own photographer; we get the rights for the web only.',
  'Careful with changes to the shop between 20 November and New Year.',
];

/** Of every other customer somebody has noted what colleagues should know. */
export async function seedNotes(sales: Sales, customers: readonly Customer[]): Promise<void> {
  const founder = sales.sellers[0];
  await founder.platform.db.transact(founder, async (tx) => {
    for (const [index, customer] of customers.entries()) {
      if (index % 2 === 0) continue;
      const scope = at(sales, sales.random.pick(sales.sellers), sales.random.below(customer.age));
      await addNote(tx, scope, {
        subject_type: 'account',
        subject_id: String(customer.id),
        content: sales.random.pick(TEXTS),
      });
    }
  });
}
