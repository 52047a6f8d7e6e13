import type { Lead } from '@atrium/contract/crm/leads.ts';
import { t } from '../../../lib/i18n.ts';
import { notify } from '../../../ui/feedback/notify.tsx';
import type { PathStep } from '../../../ui/record-page/path/RecordPath.tsx';
import { RecordPath } from '../../../ui/record-page/path/RecordPath.tsx';
import { statusWords } from './lead-fields.tsx';
import { useUpdateLead } from './leads.queries.ts';

/** The steps of the path; one way out of it is no step of the other. */
function stepsOf({ status }: Lead): PathStep[] {
  const words = statusWords();
  const step = (id: Lead['status'], end?: 'won' | 'lost'): PathStep => ({
    id,
    label: words[id],
    ...(end && { end }),
  });
  const open = [step('New'), step('Contacted'), step('Qualified')];
  const out = status === 'Converted' ? [] : [step('Unqualified', 'lost')];
  return [...open, ...out, step('Converted', 'won')];
}

/** The way of a lead: a click moves it, the last step converts it. */
export function LeadPath({ lead, convert }: { lead: Lead; convert: () => void }) {
  const update = useUpdateLead();
  async function move(status: string): Promise<void> {
    if (status === 'Converted') return convert();
    try {
      await update.mutateAsync({ id: lead.id, body: { status, version: lead.version } });
      notify.success(t('ui.save_successful'));
    } catch (error) {
      notify.problem(error);
    }
  }
  return (
    <RecordPath
      name={lead.name}
      steps={stepsOf(lead)}
      // Where it goes is shown at once; what the server refuses goes back.
      current={update.isPending ? String(update.variables.body.status) : lead.status}
      move={lead.can.update ? (id) => void move(id) : undefined}
      isBusy={update.isPending}
      guidance={t(`crm.leads.guidance_${lead.status}`)}
    />
  );
}
