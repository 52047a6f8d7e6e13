import type { Attachment } from '@atrium/contract/inbox/messages.ts';

export type ComposerMode = 'reply' | 'note';

/** What is being written to one conversation: reply and note are kept apart. */
export interface Draft {
  mode: ComposerMode;
  reply: string;
  note: string;
  attachments: Attachment[];
}

export const EMPTY_DRAFT: Draft = { mode: 'reply', reply: '', note: '', attachments: [] };

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Drafts of one member of staff in this browser; without storage they live as long as the page. */
export interface Drafts {
  read(conversationId: string): Draft;
  write(conversationId: string, draft: Draft): void;
}

/** A draft with a message that was taken back from the thread, in front of what is being written. */
export function withRestored(
  draft: Draft,
  message: { kind: string; content: string; attachments: readonly Attachment[] },
): Draft {
  const mode = message.kind === 'note' ? 'note' : 'reply';
  const words = [message.content, draft[mode]].filter((each) => each.trim() !== '').join('\n\n');
  const attachments = [...message.attachments, ...draft.attachments];
  return { ...draft, mode, [mode]: words, attachments };
}

function isEmpty(draft: Draft): boolean {
  return draft.reply.trim() === '' && draft.note.trim() === '' && draft.attachments.length === 0;
}

function parse(stored: string | null): Draft {
  const value: Partial<Draft> = JSON.parse(stored ?? '{}');
  return { ...EMPTY_DRAFT, ...value };
}

/** Keeps drafts under a key for each user and conversation. */
export function createDrafts(userId: number, storage: Store | undefined): Drafts {
  const memory = new Map<string, Draft>();
  const keyOf = (conversationId: string) => `atrium:draft:${userId}:${conversationId}`;
  return {
    read(conversationId) {
      const inMemory = memory.get(conversationId);
      if (inMemory) return inMemory;
      try {
        return parse(storage?.getItem(keyOf(conversationId)) ?? null);
      } catch {
        return EMPTY_DRAFT;
      }
    },
    write(conversationId, draft) {
      memory.set(conversationId, draft);
      try {
        if (isEmpty(draft)) storage?.removeItem(keyOf(conversationId));
        else storage?.setItem(keyOf(conversationId), JSON.stringify(draft));
      } catch {
        return;
      }
    },
  };
}
