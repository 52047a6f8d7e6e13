import { Textarea } from '@mantine/core';
import type { Conversation } from '@atrium/contract/inbox/conversations.ts';
import type { ClipboardEvent, KeyboardEvent, Ref } from 'react';
import { useId, useImperativeHandle } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Outgoing } from '../thread/state/outbox.ts';
import { useSayTyping } from '../thread/usePresence.ts';
import { AttachmentBar } from './AttachmentBar.tsx';
import { ComposerFoot } from './ComposerFoot.tsx';
import { ModeSwitch } from './ModeSwitch.tsx';
import { SuggestionBox } from '../../../ui/writing/SuggestionBox.tsx';
import type { ComposerMode } from './text/drafts.ts';
import { insertLink, insertText, toggleMark } from '../../../ui/writing/text-edit.ts';
import type { Restored } from './useComposer.ts';
import { useComposer } from './useComposer.ts';
import { useInboxSuggestions } from './useInboxSuggestions.tsx';
import { useTextEdit } from '../../../ui/writing/useTextEdit.ts';
import classes from './composer.module.css';

/** What others may do with the composer. */
export interface ComposerHandle {
  focus(mode: ComposerMode): void;
  addFiles(files: readonly File[]): void;
  restore(message: Restored): void;
}

export interface ComposerProps {
  conversation: Conversation;
  /** The last message that has been on this screen. */
  lastSeenSeq: () => number;
  onSend: (entry: Outgoing) => void;
  ref: Ref<ComposerHandle>;
}

/** Where replies and notes are written; keyed by conversation, for each has its own draft. */
export function Composer({ conversation, lastSeenSeq, onSend, ref }: ComposerProps) {
  const composer = useComposer(conversation.id);
  const { mode, text, files, setMode, setText, restore } = composer;
  const sayTyping = useSayTyping(conversation.id);
  const edit = useTextEdit(text, setText);
  const suggest = useInboxSuggestions({ conversation, mode, caret: edit.caret, apply: edit.apply });
  const boxId = useId();

  useImperativeHandle(ref, () => ({
    focus: (to) => {
      setMode(to);
      // The field is the same one in both modes.
      edit.field.current?.focus();
    },
    addFiles: files.add,
    restore,
  }));

  function send() {
    if (composer.canSend) onSend(composer.take(lastSeenSeq()));
    edit.field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (suggest.onKey(event)) {
      event.preventDefault();
      // The key is spent: the Inbox must not take it as "back".
      event.stopPropagation();
      return;
    }
    if (!event.ctrlKey && !event.metaKey) return;
    const works: Record<string, () => void> = {
      Enter: send,
      b: () => edit.apply(toggleMark(edit.current(), '**')),
      i: () => edit.apply(toggleMark(edit.current(), '_')),
      k: () => edit.apply(insertLink(edit.current())),
    };
    const work = works[event.key];
    if (!work) return;
    event.preventDefault();
    // Ctrl+K is the command palette everywhere else.
    event.stopPropagation();
    work();
  }

  function onPaste(event: ClipboardEvent) {
    const pasted = [...event.clipboardData.files];
    if (pasted.length === 0) return;
    event.preventDefault();
    files.add(pasted);
  }

  const isNote = mode === 'note';
  const active = suggest.choices[suggest.at];
  return (
    <div className={classes.composer} data-mode={mode}>
      {suggest.isOpen && (
        <SuggestionBox
          id={boxId}
          label={t(isNote ? 'inbox.composer.label_note' : 'inbox.composer.canned')}
          items={suggest.choices}
          at={suggest.at}
          emptyText={suggest.emptyText}
          onPick={suggest.pick}
          onHover={suggest.setActive}
        />
      )}
      <ModeSwitch mode={mode} onMode={setMode} />
      <AttachmentBar
        attachments={composer.attachments}
        uploads={files.uploads}
        errors={files.errors}
        onRemove={composer.removeAttachment}
        onClearErrors={files.clearErrors}
      />
      <Textarea
        ref={edit.field}
        variant="unstyled"
        autosize
        minRows={2}
        maxRows={10}
        value={text}
        classNames={{ input: classes.field ?? '' }}
        aria-label={t(isNote ? 'inbox.composer.label_note' : 'inbox.composer.label')}
        aria-controls={suggest.isOpen ? boxId : undefined}
        aria-activedescendant={suggest.isOpen && active ? `${boxId}-${active.key}` : undefined}
        placeholder={
          isNote
            ? t('inbox.composer.placeholder_note')
            : t('inbox.composer.placeholder', { person: conversation.person })
        }
        onChange={(event) => {
          setText(event.currentTarget.value);
          edit.noteCaret();
          if (!isNote) sayTyping();
        }}
        onSelect={edit.noteCaret}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      <ComposerFoot
        isNote={isNote}
        canSend={composer.canSend}
        excess={composer.excess}
        isUploading={files.uploads.length > 0}
        onSend={send}
        onFiles={files.add}
        onInsert={(piece) => edit.apply(insertText(edit.current(), piece))}
        onMark={(mark) => edit.apply(toggleMark(edit.current(), mark))}
        onLink={() => edit.apply(insertLink(edit.current()))}
      />
    </div>
  );
}
