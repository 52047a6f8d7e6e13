import type { Conversation } from '@atrium/contract/inbox/conversations.ts';
import type { CaseDetail } from '@atrium/contract/work/cases.ts';
import { cases } from '@atrium/contract/work/cases.ts';
import { t } from '../../../../lib/i18n.ts';
import { notify } from '../../../../ui/feedback/notify.tsx';
import { RecordForm } from '../../../../ui/record-form/RecordForm.tsx';
import { caseFields } from '../case-fields.ts';
import { useMakeCase } from '../cases.queries.ts';

export interface MakeCaseProps {
  conversation: Conversation;
  /** It has an open case already, and another one is meant. */
  isAgain: boolean;
  close: () => void;
}

/** Dialog that makes a case of a conversation; client, contact and account follow from it. */
export function MakeCase({ conversation, isAgain, close }: MakeCaseProps) {
  const make = useMakeCase(conversation.id);
  const { subject, priority, category, owner_id, description } = caseFields();
  return (
    <RecordForm<CaseDetail>
      title={t('work.cases.make_of')}
      action={t('work.cases.create')}
      fields={[
        { ...subject, isRequired: false, placeholder: t('work.cases.own_words') },
        priority,
        category,
        owner_id,
        description,
      ]}
      shape={cases.fromConversation.body}
      initial={{
        subject: conversation.subject,
        priority: 'Medium',
        category: 'Question',
        owner_id: conversation.assignee_id,
      }}
      fixed={isAgain ? { again: true } : {}}
      submit={(body) => make.mutateAsync(body)}
      done={(made) => {
        close();
        notify.success(t('work.cases.created', { name: made.number }), {
          link: { label: t('ui.view'), to: `/cases/${made.id}` },
        });
      }}
      close={close}
    />
  );
}
