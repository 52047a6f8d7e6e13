import type { OpportunityDetail } from '@atrium/contract/crm/opportunities.ts';
import { useNavigate } from '@tanstack/react-router';
import { isProblem } from '../../../../lib/api/problem.ts';
import { t } from '../../../../lib/i18n.ts';
import { confirm } from '../../../../ui/feedback/confirm.ts';
import { notify } from '../../../../ui/feedback/notify.tsx';
import { useGenerateOrder } from './generate.queries.ts';

/**
 * Makes the order of a won deal after a question, and leads to it; a second one is asked for by itself.
 * @param isAgain it is known that there is one
 */
export function useOrderMaking(deal: OpportunityDetail, isAgain: boolean) {
  const generate = useGenerateOrder(deal.id);
  const navigate = useNavigate();
  const ask = (text: string) =>
    confirm({
      title: t('crm.opportunities.order_generate'),
      text,
      action: t('crm.opportunities.order_generate'),
      isDangerous: false,
    });

  async function send(body: { again?: boolean }): Promise<void> {
    const order = await generate.mutateAsync(body);
    notify.success(t('ui.created_message', { kind: t('ui.record_order'), name: order.number }));
    await navigate({ to: `/orders/${order.id}` });
  }

  async function makeAgain(): Promise<void> {
    if (await ask(t('crm.opportunities.order_again')))
      await send({ again: true }).catch(notify.problem);
  }

  async function make(): Promise<void> {
    if (isAgain) return makeAgain();
    if (!(await ask(t('crm.opportunities.order_sure')))) return;
    try {
      await send({});
    } catch (error) {
      if (!isProblem(error, 'conflict')) return void notify.problem(error);
      await makeAgain();
    }
  }

  return { make, isBusy: generate.isPending };
}
