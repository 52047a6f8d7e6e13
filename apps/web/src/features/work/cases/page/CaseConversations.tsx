import type { CaseDetail } from '@atrium/contract/work/cases.ts';
import { Stack } from '@mantine/core';
import { t } from '../../../../lib/i18n.ts';
import { useMay } from '../../../../lib/session.queries.ts';
import { RelatedCard } from '../../../../ui/record-page/RelatedCard.tsx';
import { RelatedLine } from '../../../../ui/record-page/RelatedLine.tsx';
import { When } from '../../../../ui/value/When.tsx';

/** What the client wrote: the conversations that a case came from. */
export function CaseConversations({ of }: { of: CaseDetail }) {
  const mayRead = useMay('conversations.read');
  if (!mayRead) return null;
  return (
    <RelatedCard
      type="conversation"
      title={t('work.cases.conversations')}
      total={of.conversations.length}
      empty={t('work.cases.no_conversation')}
    >
      <Stack gap="xs">
        {of.conversations.map((talk) => (
          <RelatedLine
            key={talk.id}
            to={`/inbox/${talk.id}`}
            name={talk.title}
            note={talk.last_message_preview}
            aside={<When at={talk.last_message_at} look="short" />}
          />
        ))}
      </Stack>
    </RelatedCard>
  );
}
