import { uuidv7 } from '@atrium/contract/core/ids.ts';
import { MAX_MESSAGE_CHARACTERS } from '@atrium/contract/inbox/limits.ts';
import type { Message } from '@atrium/contract/inbox/messages.ts';
import { files as filesContract } from '@atrium/contract/inbox/files.ts';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { upload } from '../../../lib/api/upload.ts';
import { t } from '../../../lib/i18n.ts';
import { useMe } from '../../../lib/session.queries.ts';
import { colleaguesQuery } from '../../../lib/records/colleagues.queries.ts';
import { browserStorage } from '../../../ui/writing/browser-storage.ts';
import type { Outgoing } from '../thread/state/outbox.ts';
import type { ComposerMode, Draft, Drafts } from './text/drafts.ts';
import { createDrafts, withRestored } from './text/drafts.ts';
import { mentionedIds } from '../../../ui/writing/mentions.ts';
import { useUploads } from '../../../lib/api/uploads/useUploads.ts';
import { refusalOf } from './text/attachment-rules.ts';

/** The part of a message that goes back into the field. */
export type Restored = Pick<Message, 'kind' | 'content' | 'attachments'>;

const stores = new Map<number, Drafts>();

function draftsOf(userId: number): Drafts {
  const drafts = stores.get(userId) ?? createDrafts(userId, browserStorage());
  stores.set(userId, drafts);
  return drafts;
}

/** Puts a message back into the draft of a conversation that is not on screen. */
export function restoreDraft(userId: number, conversationId: string, message: Restored): void {
  const drafts = draftsOf(userId);
  drafts.write(conversationId, withRestored(drafts.read(conversationId), message));
}

/** The draft as it is kept: every change goes to the browser's storage. */
function useDraft(conversationId: string) {
  const me = useMe();
  const drafts = draftsOf(me.id);
  const [draft, setDraft] = useState(() => drafts.read(conversationId));
  const update = useCallback(
    (change: (now: Draft) => Partial<Draft>) =>
      setDraft((now) => {
        const next = { ...now, ...change(now) };
        drafts.write(conversationId, next);
        return next;
      }),
    [conversationId, drafts],
  );
  return { draft, update };
}

function messageOf(draft: Draft, mentioned: number[]): Outgoing['body'] {
  return {
    id: uuidv7(),
    kind: draft.mode === 'note' ? 'note' : 'text',
    content: draft[draft.mode].trim(),
    attachment_ids: draft.attachments.map((file) => file.id),
    mentioned_user_ids: mentioned,
    last_seen_seq: 0,
    send_anyway: false,
  };
}

/** The draft of one conversation: text for reply and note apart, files, and the message made of it. */
export function useComposer(conversationId: string) {
  const { draft, update } = useDraft(conversationId);
  const colleagues = useQuery(colleaguesQuery).data ?? [];
  const { mode, attachments } = draft;
  const text = draft[mode];
  const files = useUploads({
    refuse: (file, waiting) => {
      const refusal = refusalOf(file, attachments.length + waiting);
      return refusal && t(`inbox.composer.file_${refusal}`, { name: file.name });
    },
    send: (file, options) => upload(filesContract.upload, file, options),
    done: (attachment) => update((now) => ({ attachments: [...now.attachments, attachment] })),
  });
  const excess = text.trim().length - MAX_MESSAGE_CHARACTERS;
  const isEmpty = text.trim() === '' && attachments.length === 0;

  /** The message as it goes, and an empty field. */
  function take(lastSeenSeq: number): Outgoing {
    const mentioned = mode === 'note' ? mentionedIds(text, colleagues) : [];
    update(() => ({ [mode]: '', attachments: [] }));
    files.clearErrors();
    return {
      conversation_id: conversationId,
      state: 'sending',
      written_at: new Date().toISOString(),
      attachments,
      body: { ...messageOf(draft, mentioned), last_seen_seq: lastSeenSeq },
    };
  }

  return {
    mode,
    text,
    attachments,
    files,
    excess,
    canSend: !isEmpty && excess <= 0 && files.uploads.length === 0,
    setMode: useCallback((to: ComposerMode) => update(() => ({ mode: to })), [update]),
    setText: useCallback((to: string) => update((now) => ({ [now.mode]: to })), [update]),
    removeAttachment: (id: string) =>
      update((now) => ({ attachments: now.attachments.filter((file) => file.id !== id) })),
    take,
    /** Puts back what was taken back from the thread. */
    restore: (message: Restored) => update((now) => withRestored(now, message)),
  };
}
