import type { Conversation } from '@atrium/contract/inbox/conversations.ts';
import { useQuery } from '@tanstack/react-query';
import type { KeyboardEvent } from 'react';
import { useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { useMe } from '../../../lib/session.queries.ts';
import { PersonName } from '../../../ui/value/PersonName.tsx';
import { cannedRepliesQuery, colleaguesQuery } from '../list/conversations.queries.ts';
import { fillCanned, matchCanned } from './text/canned.ts';
import type { ComposerMode } from './text/drafts.ts';
import { matchColleagues, mentionText } from './text/mentions.ts';
import type { SuggestionItem } from './SuggestionBox.tsx';
import type { Edit, Trigger } from './text/text-edit.ts';
import { replaceTrigger, triggerAt } from './text/text-edit.ts';
import classes from './composer.module.css';

interface Choice extends SuggestionItem {
  piece: string;
}

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

function useMentionChoices(trigger: Trigger | undefined): Choice[] {
  const me = useMe();
  const isAsked = trigger?.sign === '@';
  const colleagues = useQuery({ ...colleaguesQuery, enabled: isAsked }).data ?? [];
  if (!isAsked) return [];
  const others = colleagues.filter((colleague) => colleague.id !== me.id);
  return matchColleagues(others, trigger.typed).map((colleague) => ({
    key: `user-${colleague.id}`,
    piece: `${mentionText(colleague)} `,
    look: <PersonName name={colleague.name} size={20} />,
  }));
}

export interface SuggestionParts {
  conversation: Conversation;
  mode: ComposerMode;
  caret: Edit;
  apply: (edit: Edit) => void;
}

/** What `/` and `@` offer at the cursor; arrows move, Enter or Tab takes, Escape leaves. */
export function useSuggestions({ conversation, mode, caret, apply }: SuggestionParts) {
  const [dismissed, setDismissed] = useState(-1);
  const [active, setActive] = useState(0);
  const found = triggerAt(caret, mode);
  const trigger = found && found.from !== dismissed ? found : undefined;
  const canned = useCannedChoices(conversation, trigger);
  const mentions = useMentionChoices(trigger);
  const choices = trigger?.sign === '@' ? mentions : canned;
  const at = Math.min(active, Math.max(0, choices.length - 1));

  function take(choice: Choice | undefined) {
    if (!choice || !trigger) return;
    setActive(0);
    apply(replaceTrigger(caret, trigger, choice.piece));
  }

  /** Says whether the key was for the suggestions. */
  function onKey(event: KeyboardEvent): boolean {
    if (!trigger || event.nativeEvent.isComposing) return false;
    if (event.key === 'Escape') {
      setDismissed(trigger.from);
      return true;
    }
    if (choices.length === 0) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      setActive((at + step + choices.length) % choices.length);
      return true;
    }
    const isPlainEnter = event.key === 'Enter' && !event.ctrlKey && !event.metaKey;
    if (!isPlainEnter && event.key !== 'Tab') return false;
    take(choices[at]);
    return true;
  }

  const emptyText = t(
    trigger?.sign === '@' ? 'inbox.composer.mention_none' : 'inbox.composer.canned_none',
  );
  return {
    isOpen: trigger !== undefined && (choices.length > 0 || trigger.sign === '/'),
    choices,
    at,
    emptyText,
    onKey,
    setActive,
    pick: (key: string) => take(choices.find((choice) => choice.key === key)),
  };
}
