import type { PaperKind } from '@atrium/contract/commerce/papers.ts';
import type { Conversation } from '@atrium/contract/inbox/conversations.ts';
import { Button, Modal, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { refreshKind } from '../../../lib/live/refresh-records.ts';
import { useMe } from '../../../lib/session.queries.ts';
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx';
import { notify } from '../../../ui/feedback/notify.tsx';
import { When } from '../../../ui/value/When.tsx';
import { restoreDraft } from '../../inbox/composer/useComposer.ts';
import type { PaperSubject } from './papers.queries.ts';
import { accountConversationsQuery, keepPaper } from './papers.queries.ts';

export interface AttachPaperProps {
  kind: PaperKind;
  subject: PaperSubject;
  close: () => void;
}

/** Chooses a conversation of the account; the paper then waits in its reply. */
export function AttachPaper({ kind, subject, close }: AttachPaperProps) {
  const { data, error, refetch } = useQuery(accountConversationsQuery(subject.account_id));
  const { attach, chosen } = useAttach(kind, subject);
  return (
    <Modal
      opened
      onClose={close}
      title={t('commerce.papers.attach_title', { paper: t(`commerce.papers.${kind}`) })}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Text c="dimmed" mb="md">
        {t('commerce.papers.attach_text')}
      </Text>
      {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton h={120} />}
      {data?.length === 0 && <Text>{t('commerce.papers.no_conversations')}</Text>}
      <Stack gap="xs">
        {data?.map((row) => (
          <Button
            key={row.id}
            variant="default"
            justify="space-between"
            loading={chosen === row.id}
            disabled={chosen !== undefined && chosen !== row.id}
            rightSection={
              <Text span fz="xs" c="dimmed">
                <When at={row.last_message_at} look="short" />
              </Text>
            }
            onClick={() => void attach(row)}
          >
            {row.subject ?? (row.last_message_preview || t('commerce.papers.no_subject'))}
          </Button>
        ))}
      </Stack>
    </Modal>
  );
}

function useAttach(kind: PaperKind, subject: PaperSubject) {
  const me = useMe();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<string>();

  async function attach(conversation: Conversation): Promise<void> {
    setChosen(conversation.id);
    try {
      const { id, name, type, size, url } = await keepPaper(kind, subject.id);
      const attachments = [{ id, name, type, size, url }];
      restoreDraft(me.id, conversation.id, { kind: 'text', content: '', attachments });
      // It lies among the files of its record too.
      void refreshKind(cache, 'attachments');
      await navigate({ to: `/inbox/${conversation.id}` });
    } catch (problem) {
      notify.problem(problem);
      setChosen(undefined);
    }
  }
  return { attach, chosen };
}
