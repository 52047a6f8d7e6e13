import { conversations } from '@atrium/contract/inbox/conversations.ts';
import type { Message } from '@atrium/contract/inbox/messages.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../../../lib/api/call.ts';
import { t } from '../../../lib/i18n.ts';
import { useMe } from '../../../lib/session.queries.ts';
import { notify } from '../../../ui/feedback/notify.tsx';
import type { ComposerHandle } from '../composer/Composer.tsx';
import { restoreDraft } from '../composer/useComposer.ts';
import { addMessages } from './thread.queries.ts';
import { useSend } from './useSend.ts';

const UNDO_MILLISECONDS = 5000;

/**
 * Sending with a way back: for five seconds the message can be taken away again on both sides. The
 * way back stands above the field and not in the corner, where it would cover the button that sends.
 */
export function useReplies(conversationId: string, composer: { current: ComposerHandle | null }) {
  const client = useQueryClient();
  const me = useMe();

  async function unsend(message: Message): Promise<void> {
    const { conversation_id: id, seq } = message;
    try {
      await call(conversations.unsend, { params: { id, seq } });
    } catch (error) {
      notify.problem(error);
      return;
    }
    const deleted_at = new Date().toISOString();
    addMessages(client, id, [{ ...message, content: '', attachments: [], deleted_at }]);
    // The composer is there as long as its conversation is open.
    if (composer.current) composer.current.restore(message);
    else restoreDraft(me.id, id, message);
    notify.info(t('inbox.thread.unsent'));
  }

  const [sent, setSent] = useState<Message>();
  useEffect(() => {
    if (!sent) return;
    const timer = setTimeout(() => setSent(undefined), UNDO_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [sent]);
  const sending = useSend(conversationId, setSent);
  return {
    ...sending,
    /** The message just sent, for as long as it can be taken back. */
    sent,
    undo: () => {
      setSent(undefined);
      if (sent) void unsend(sent);
    },
  };
}
