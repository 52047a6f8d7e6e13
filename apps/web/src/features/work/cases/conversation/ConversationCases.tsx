import type { Conversation } from '@atrium/contract/inbox/conversations.ts';
import { CASE_STATUSES } from '@atrium/contract/work/cases.ts';
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { t } from '../../../../lib/i18n.ts';
import { useMay } from '../../../../lib/session.queries.ts';
import { RelatedCard } from '../../../../ui/record-page/RelatedCard.tsx';
import { NewRelated } from '../../../../ui/record-page/RelatedLine.tsx';
import { caseQueries } from '../cases.queries.ts';
import { CaseLine } from '../CasesCard.tsx';
import { MakeCase } from './MakeCase.tsx';

/** The cases of a conversation, and the way to make one of it. */
export function ConversationCases({ conversation }: { conversation: Conversation }) {
  const [isMaking, setMaking] = useState(false);
  const [mayRead, mayWrite] = [useMay('work.read'), useMay('work.write')];
  const narrowed = {
    conversation_id: conversation.id,
    status_in: CASE_STATUSES.join(','),
    sort: '-created_at',
  };
  const { data } = useQuery({ ...caseQueries.list(narrowed), enabled: mayRead });
  if (!mayRead) return null;
  const hasOpen = data?.rows.some(({ status }) => status !== 'Closed') === true;
  const mayMake = mayWrite && conversation.merged_into_id === null && data !== undefined;
  return (
    <RelatedCard
      type="case"
      title={t('work.cases.of_conversation')}
      total={data?.total}
      empty={t('work.cases.of_conversation_none')}
      action={
        mayMake && (
          <>
            <NewRelated
              label={t(hasOpen ? 'work.cases.make_again' : 'work.cases.make')}
              onClick={() => setMaking(true)}
            />
            {isMaking && (
              <MakeCase
                conversation={conversation}
                isAgain={hasOpen}
                close={() => setMaking(false)}
              />
            )}
          </>
        )
      }
    >
      <Stack gap="xs">
        {data?.rows.map((row) => (
          <CaseLine key={row.id} of={row} />
        ))}
      </Stack>
    </RelatedCard>
  );
}
