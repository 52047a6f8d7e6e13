import { Button, Group, Modal, Radio, Skeleton, Stack, Text } from '@mantine/core';
import type { Conversation } from '@atrium/contract/inbox/conversations.ts';
import { conversations } from '@atrium/contract/inbox/conversations.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../../lib/api/call.ts';
import { t } from '../../../lib/i18n.ts';
import { useMe } from '../../../lib/session.queries.ts';
import { notify } from '../../../ui/feedback/notify.tsx';
import { When } from '../../../ui/value/When.tsx';
import {
  clientConversationsQuery,
  refreshCounts,
  showConversation,
} from '../list/conversations.queries.ts';

export interface MergeDialogProps {
  conversation: Conversation;
  onClose: () => void;
}

/** Chooses another conversation of the same client and moves everything there. */
export function MergeDialog({ conversation, onClose }: MergeDialogProps) {
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('inbox.actions.merge_title')}
      size={520}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {conversation.client_id === null ? (
        <Text c="dimmed">{t('inbox.actions.merge_none')}</Text>
      ) : (
        <MergeChoice
          conversation={conversation}
          clientId={conversation.client_id}
          onClose={onClose}
        />
      )}
    </Modal>
  );
}

function useMerge({ conversation, onClose }: MergeDialogProps) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const me = useMe();
  return useMutation({
    mutationFn: (into_id: string) =>
      call(conversations.merge, {
        params: { id: conversation.id },
        body: { into_id, version: conversation.version },
      }),
    onSuccess: (answer, into_id) => {
      // The answer is one of the two; the other comes over the socket.
      showConversation(client, answer, me.id);
      void client.invalidateQueries({ queryKey: ['conversations', 'get'] });
      void client.invalidateQueries({ queryKey: ['conversations', 'messages', into_id] });
      refreshCounts(client);
      notify.success(t('inbox.actions.merged'));
      onClose();
      void navigate({ to: '/inbox/$conversationId', params: { conversationId: into_id } });
    },
    onError: (error) => notify.problem(error),
  });
}

function MergeChoice(props: MergeDialogProps & { clientId: number }) {
  const { conversation, clientId, onClose } = props;
  const query = useQuery(clientConversationsQuery(clientId));
  const [into, setInto] = useState('');
  const merge = useMerge(props);
  const choices = (query.data?.rows ?? []).filter(
    (each) => each.id !== conversation.id && each.merged_into_id === null,
  );
  if (query.isPending) return <Skeleton h={80} />;
  if (choices.length === 0) return <Text c="dimmed">{t('inbox.actions.merge_none')}</Text>;
  return (
    <Stack>
      <Text>{t('inbox.actions.merge_text')}</Text>
      <Radio.Group label={t('inbox.actions.merge_into')} value={into} onChange={setInto}>
        <Stack gap="xs" mt="xs">
          {choices.map((each) => (
            <Radio
              key={each.id}
              value={each.id}
              label={
                <>
                  {each.subject ?? (each.last_message_preview || t('inbox.list.no_words'))}{' '}
                  <Text span c="dimmed" fz="sm">
                    {t(`inbox.statuses.${each.status}`)} · <When at={each.last_message_at} />
                  </Text>
                </>
              }
            />
          ))}
        </Stack>
      </Radio.Group>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button disabled={into === ''} loading={merge.isPending} onClick={() => merge.mutate(into)}>
          {t('inbox.actions.merge_confirm')}
        </Button>
      </Group>
    </Stack>
  );
}
