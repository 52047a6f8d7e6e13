import { conversations } from '@atrium/contract/inbox/conversations.ts';
import type { Message } from '@atrium/contract/inbox/messages.ts';
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';
import { t } from '../../../lib/i18n.ts';
import { useMe } from '../../../lib/session.queries.ts';
import { notify } from '../../../ui/feedback/notify.tsx';
import type { ComposerHandle } from '../composer/Composer.tsx';
import { restoreDraft } from '../composer/useComposer.ts';
import { addMessages } from './thread.queries.ts';
import { useSend } from './useSend.ts';

/** Sending with a way back: for five seconds a toast takes the message away again on both sides. */
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

  return useSend(conversationId, (message) => {
    const text = t(message.kind === 'note' ? 'inbox.thread.note_saved' : 'inbox.thread.sent');
    notify.success(text, { undo: () => void unsend(message) });
  });
}
