import type { Conversation } from '@atrium/contract/inbox/conversations.ts';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../../lib/i18n.ts';
import { useMe } from '../../../lib/session.queries.ts';
import type { Edit, Trigger } from '../../../ui/writing/text-edit.ts';
import { useMentionChoices } from '../../../ui/writing/useMentionChoices.tsx';
import type { Choice } from '../../../ui/writing/useSuggestions.ts';
import { useSuggestions } from '../../../ui/writing/useSuggestions.ts';
import { cannedRepliesQuery } from '../list/conversations.queries.ts';
import { fillCanned, matchCanned } from './text/canned.ts';
import type { ComposerMode } from './text/drafts.ts';
import classes from './composer.module.css';

function useCannedChoices(conversation: Conversation, trigger: Trigger | undefined): Choice[] {
  const me = useMe();
  const isAsked = trigger?.sign === '/';
  const replies = useQuery({ ...cannedRepliesQuery, enabled: isAsked }).data ?? [];
  if (!isAsked) return [];
  const context = {
    name: conversation.client_name,
    email: conversation.client_email,
    agent: me.first_name,
  };
  return matchCanned(replies, trigger.typed).map((reply) => {
    const piece = fillCanned(reply.content, context);
    return {
      key: `reply-${reply.id}`,
      piece,
      look: (
        <>
          <span className={classes.shortcut}>/{reply.shortcut}</span>
          <span className={classes.replyText}>{piece}</span>
        </>
      ),
    };
  });
}

export interface SuggestionParts {
  conversation: Conversation;
  mode: ComposerMode;
  caret: Edit;
  apply: (edit: Edit) => void;
}

/** What `/` offers, and in notes `@`. */
export function useInboxSuggestions({ conversation, mode, caret, apply }: SuggestionParts) {
  const suggest = useSuggestions({
    caret,
    apply,
    signs: mode === 'note' ? ['/', '@'] : ['/'],
    useChoices: (trigger) => {
      const canned = useCannedChoices(conversation, trigger);
      const mentions = useMentionChoices(trigger);
      return trigger?.sign === '@' ? mentions : canned;
    },
  });
  const sign = suggest.trigger?.sign;
  return {
    ...suggest,
    isOpen: suggest.choices.length > 0 || sign === '/',
    emptyText: t(sign === '@' ? 'inbox.composer.mention_none' : 'inbox.composer.canned_none'),
  };
}
