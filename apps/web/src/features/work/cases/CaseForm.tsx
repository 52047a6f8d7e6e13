import type { CaseDetail } from '@atrium/contract/work/cases.ts';
import { CaseCreate } from '@atrium/contract/work/cases.ts';
import { useNavigate } from '@tanstack/react-router';
import { t } from '../../../lib/i18n.ts';
import { useMe } from '../../../lib/session.queries.ts';
import { notify } from '../../../ui/feedback/notify.tsx';
import type { Values } from '../../../ui/record-form/fields.ts';
import { RecordForm } from '../../../ui/record-form/RecordForm.tsx';
import { caseFields } from './case-fields.ts';
import { useCreateCase } from './cases.queries.ts';

export interface CaseFormProps {
  close: () => void;
  /** Whom it is about, when it is made on his page. */
  initial?: Values;
  /** What becomes of the new case; left out, the person lands on its page. */
  created?: (made: CaseDetail) => void;
}

/** Dialog for a new case. */
export function CaseForm({ close, initial, created }: CaseFormProps) {
  const create = useCreateCase();
  const navigate = useNavigate();
  const me = useMe();
  const { subject, status, priority, category, origin, description, ...who } = caseFields();
  return (
    <RecordForm<CaseDetail>
      title={t('shell.new_case')}
      action={t('work.cases.create')}
      isWide
      fields={[
        subject,
        priority,
        category,
        who.account_id,
        who.contact_id,
        who.client_id,
        who.owner_id,
        status,
        origin,
        description,
      ]}
      shape={CaseCreate}
      initial={{
        status: 'New',
        priority: 'Medium',
        category: 'Question',
        origin: 'E-mail',
        owner_id: me.id,
        ...initial,
      }}
      submit={(body) => create.mutateAsync(named(body))}
      done={(made) => {
        close();
        notify.success(t('work.cases.created', { name: made.name }));
        if (created) created(made);
        else void navigate({ to: '/cases/$id', params: { id: String(made.id) } });
      }}
      close={close}
    />
  );
}

/** An empty look-up says nothing, so that what was named brings the rest: a contact his account. */
function named(body: Values): Values {
  const links = ['account_id', 'contact_id', 'client_id'];
  return Object.fromEntries(
    Object.entries(body).filter(([name, value]) => !links.includes(name) || value !== null),
  );
}
