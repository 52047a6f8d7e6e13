import type { CannedReply } from '@atrium/contract/inbox/organizing.ts';
import { cannedReplies } from '@atrium/contract/inbox/organizing.ts';
import { ActionIcon, Button, Card, Code, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconMessageBolt, IconPencil, IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import { call } from '../../../lib/api/call.ts';
import { t } from '../../../lib/i18n.ts';
import { confirm } from '../../../ui/feedback/confirm.ts';
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx';
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx';
import { notify } from '../../../ui/feedback/notify.tsx';
import type { Field } from '../../../ui/record-form/fields.ts';
import { RecordForm } from '../../../ui/record-form/RecordForm.tsx';
import { cannedRepliesQuery } from '../../inbox/list/conversations.queries.ts';
import { SettingsPage } from '../SettingsPage.tsx';

type CreateBody = z.input<NonNullable<typeof cannedReplies.create.body>>;
type UpdateBody = z.input<NonNullable<typeof cannedReplies.update.body>>;

function replyFields(): Field[] {
  return [
    {
      name: 'shortcut',
      label: t('settings.shortcut'),
      kind: 'text',
      isRequired: true,
      isWide: true,
      hint: t('settings.shortcut_hint'),
    },
    {
      name: 'content',
      label: t('settings.reply_text'),
      kind: 'long',
      isRequired: true,
      isWide: true,
    },
  ];
}

interface ReplyFormProps {
  reply: CannedReply | undefined;
  done: () => void;
  close: () => void;
}

function ReplyForm({ reply, done, close }: ReplyFormProps) {
  const shape = reply ? cannedReplies.update.body : cannedReplies.create.body;
  if (!shape) return null;
  return (
    <RecordForm<CannedReply>
      title={reply ? t('settings.edit_reply') : t('settings.new_reply')}
      action={reply ? t('ui.save_changes') : t('settings.create_reply')}
      fields={replyFields()}
      shape={shape}
      initial={reply ?? {}}
      fixed={reply ? { version: reply.version } : {}}
      submit={(body) =>
        reply
          ? call(cannedReplies.update, { params: { id: reply.id }, body: body as UpdateBody })
          : call(cannedReplies.create, { body: body as CreateBody })
      }
      done={done}
      close={close}
    />
  );
}

/** Answers that are written once and sent with a slash. */
export function CannedRepliesPage() {
  const cache = useQueryClient();
  const { data, error, refetch } = useQuery(cannedRepliesQuery);
  const [edited, setEdited] = useState<CannedReply | 'new'>();
  const close = () => setEdited(undefined);
  const refresh = () => void cache.invalidateQueries({ queryKey: ['canned-replies'] });

  async function remove(reply: CannedReply): Promise<void> {
    const isSure = await confirm({
      title: t('settings.remove_reply'),
      text: t('settings.remove_reply_text', { name: reply.shortcut }),
      action: t('settings.remove'),
    });
    if (!isSure) return;
    await call(cannedReplies.remove, { params: { id: reply.id } }).catch(notify.problem);
    refresh();
  }

  return (
    <SettingsPage
      title={t('settings.canned_replies')}
      text={t('settings.canned_replies_text')}
      action={<Button onClick={() => setEdited('new')}>{t('settings.new_reply')}</Button>}
    >
      {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton h={160} radius="lg" />}
      {data?.length === 0 && (
        <EmptyState
          icon={IconMessageBolt}
          title={t('settings.replies_empty')}
          text={t('settings.replies_empty_text')}
        />
      )}
      <Stack gap="xs">
        {data?.map((reply) => (
          <Card key={reply.id} padding="sm">
            <Group justify="space-between" wrap="nowrap" align="flex-start">
              <div style={{ minWidth: 0 }}>
                <Code>/{reply.shortcut}</Code>
                <Text fz="sm" mt={4} lineClamp={3} style={{ whiteSpace: 'pre-wrap' }}>
                  {reply.content}
                </Text>
              </div>
              <Group gap={4} wrap="nowrap">
                <ActionIcon
                  aria-label={t('ui.edit_field', { field: reply.shortcut })}
                  onClick={() => setEdited(reply)}
                >
                  <IconPencil size={16} />
                </ActionIcon>
                <ActionIcon
                  aria-label={t('settings.remove_named', { name: reply.shortcut })}
                  onClick={() => void remove(reply)}
                >
                  <IconTrash size={16} />
                </ActionIcon>
              </Group>
            </Group>
          </Card>
        ))}
      </Stack>
      {edited && (
        <ReplyForm
          reply={edited === 'new' ? undefined : edited}
          done={() => {
            refresh();
            notify.success(t('ui.save_successful'));
            close();
          }}
          close={close}
        />
      )}
    </SettingsPage>
  );
}
