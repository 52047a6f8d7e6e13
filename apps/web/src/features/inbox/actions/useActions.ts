import type { Conversation } from '@atrium/contract/inbox/conversations.ts';
import { conversations } from '@atrium/contract/inbox/conversations.ts';
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';
import { isProblem } from '../../../lib/api/problem.ts';
import { t } from '../../../lib/i18n.ts';
import { useMe } from '../../../lib/session.queries.ts';
import { notify } from '../../../ui/feedback/notify.tsx';
import { refreshCounts, showConversation } from '../list/conversations.queries.ts';
import type { Change } from './conflict.ts';
import { isUntouched } from './conflict.ts';

type Standing = Pick<Conversation, 'status' | 'snoozed_until'>;

async function write(conversation: Conversation, change: Change): Promise<Conversation> {
  const params = { id: conversation.id };
  try {
    const body = { ...change, version: conversation.version };
    return await call(conversations.update, { params, body });
  } catch (error) {
    const current = isProblem(error, 'version_conflict') ? error.problem.current : undefined;
    const now = current as Conversation | undefined;
    // Somebody changed something else: both changes stand.
    if (!now || !isUntouched(conversation, now, change)) throw error;
    return call(conversations.update, { params, body: { ...change, version: now.version } });
  }
}

/** Writes a change that is shown at once and put back when the server refuses. */
function useChange() {
  const client = useQueryClient();
  const me = useMe();
  return async function change(
    conversation: Conversation,
    wanted: Change,
    shown: Partial<Conversation>,
  ): Promise<Conversation | undefined> {
    showConversation(client, { ...conversation, ...shown }, me.id);
    try {
      const written = await write(conversation, wanted);
      showConversation(client, written, me.id);
      refreshCounts(client);
      return written;
    } catch (error) {
      const current = isProblem(error, 'version_conflict') ? error.problem.current : undefined;
      showConversation(client, (current as Conversation | undefined) ?? conversation, me.id);
      notify.problem(error);
      return undefined;
    }
  };
}

/** Where a conversation stands: open, pending, snoozed, resolved; with a way back in the toast. */
export function useStanding() {
  const change = useChange();

  async function stand(conversation: Conversation, next: Standing, said: string | undefined) {
    const written = await change(conversation, next, next);
    if (!written || !said) return;
    const before = { status: conversation.status, snoozed_until: conversation.snoozed_until };
    notify.success(said, { undo: () => void change(written, before, before) });
  }

  return {
    setStatus: (conversation: Conversation, status: 'Open' | 'Pending' | 'Resolved') => {
      const { person } = conversation;
      const said = status === 'Resolved' ? t('inbox.actions.resolved', { person }) : undefined;
      return stand(conversation, { status, snoozed_until: null }, said);
    },
    snooze: (conversation: Conversation, until: Date) => {
      const next = { status: 'Snoozed', snoozed_until: until.toISOString() } as const;
      return stand(conversation, next, t('inbox.actions.snoozed', { person: conversation.person }));
    },
  };
}

/** Everything else that can be changed of a conversation. */
export function useActions() {
  const change = useChange();
  return {
    assign: (conversation: Conversation, user: { id: number; name: string } | null) => {
      const assignee = user && { ...user, avatar_url: null };
      const assignee_id = user?.id ?? null;
      return change(conversation, { assignee_id }, { assignee_id, assignee });
    },
    prioritize: (conversation: Conversation, priority: Conversation['priority']) =>
      change(conversation, { priority }, { priority }),
    label: (conversation: Conversation, labels: Conversation['labels']) =>
      change(conversation, { label_ids: labels.map((label) => label.id) }, { labels }),
    block: (conversation: Conversation, is_blocked: boolean) =>
      change(conversation, { is_blocked }, { is_blocked }),
  };
}
