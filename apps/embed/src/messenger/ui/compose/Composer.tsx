import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ATTACHMENT_TYPES, MAX_MESSAGE_CHARACTERS } from '@atrium/contract/inbox/limits.ts';
import { LOCAL } from '../../connection/outbox.ts';
import { useDesk } from '../desk.ts';
import { Icon } from '../Icon.tsx';
import type { PickedFile } from './attachments.ts';
import { useAttachments } from './attachments.ts';
import { EmojiPicker } from './EmojiPicker.tsx';

const TYPING_EVERY = 3_000;
const TALLEST = 140;

/** The text in hand, kept per conversation until it is sent. */
function useDraft(thread: string) {
  const { store } = useDesk().host;
  const name = `draft:${thread.startsWith(LOCAL) ? 'new' : thread}`;
  const [text, setText] = useState(() => store.get(name) ?? '');
  const set = (value: string) => {
    setText(value);
    store.set(name, value || null);
  };
  return [text, set] as const;
}

function FileChip({ file, remove }: { file: PickedFile; remove(): void }) {
  const { t } = useDesk();
  return (
    <li class={file.problem ? 'problem' : ''}>
      <bdi>{file.problem ?? file.name}</bdi>
      {!file.problem && !file.uploaded && <progress value={file.progress} aria-label={file.name} />}
      <button type="button" aria-label={t('remove_file', { name: file.name })} onClick={remove}>
        <Icon name="close" />
      </button>
    </li>
  );
}

/** Where the person writes. Enter sends, Shift+Enter begins a line, and no key of an input method sends. */
export function Composer({ thread, fresh }: { thread: string; fresh: boolean }) {
  const { t, host, connection, state, open } = useDesk();
  const [text, setText] = useDraft(thread);
  const [picking, setPicking] = useState(false);
  const attachments = useAttachments();
  const field = useRef<HTMLTextAreaElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const typed = useRef(-TYPING_EVERY);
  const allowed = host.config.chat.attachments && state.visitor !== null;

  useLayoutEffect(() => {
    const { style, scrollHeight } = field.current!;
    style.height = 'auto';
    style.height = `${Math.min(field.current!.scrollHeight || scrollHeight, TALLEST)}px`;
  }, [text]);
  useEffect(() => {
    if (open) field.current!.focus({ preventScroll: true });
  }, [open]);

  const excess = text.trim().length - MAX_MESSAGE_CHARACTERS;
  const uploaded = attachments.files.flatMap((file) => file.uploaded ?? []);
  const uploading = attachments.files.some((file) => !file.uploaded && !file.problem);
  const ready = (text.trim() !== '' || uploaded.length > 0) && excess <= 0 && !uploading;

  const send = () => {
    if (!ready) return;
    connection.send({
      thread,
      new_conversation: fresh,
      // What no database can hold is refused by the server; a person does not mean it.
      content: text.replaceAll('\u0000', '').toWellFormed().trim(),
      attachments: uploaded,
    });
    host.store.set('live', '1');
    setText('');
    attachments.clear();
    field.current!.focus();
  };
  const onInput = (value: string) => {
    setText(value);
    if (thread.startsWith(LOCAL) || performance.now() - typed.current < TYPING_EVERY) return;
    typed.current = performance.now();
    connection.run({ name: 'typing', conversation_id: thread });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // 229: a key that belongs to an input method.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229)
      return;
    event.preventDefault();
    send();
  };
  const take = (event: Event, transfer: DataTransfer | null) => {
    const files = [...(transfer?.files ?? [])];
    if (!allowed || files.length === 0) return;
    event.preventDefault();
    attachments.add(files);
  };
  const insert = (emoji: string) => {
    const { selectionStart, selectionEnd } = field.current!;
    setText(text.slice(0, selectionStart) + emoji + text.slice(selectionEnd));
    setPicking(false);
    field.current!.focus();
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onDragOver={(event) => allowed && event.preventDefault()}
      onDrop={(event) => take(event, event.dataTransfer)}
    >
      {picking && <EmojiPicker label={t('emoji')} pick={insert} close={() => setPicking(false)} />}
      {attachments.files.length > 0 && (
        <ul class="chips" aria-live="polite">
          {attachments.files.map((file) => (
            <FileChip key={file.key} file={file} remove={() => attachments.remove(file.key)} />
          ))}
        </ul>
      )}
      {excess > 0 && (
        <p class="problem" role="alert">
          {t('too_long', { count: excess })}
        </p>
      )}
      <textarea
        ref={field}
        rows={1}
        dir="auto"
        value={text}
        placeholder={t('write')}
        aria-label={t('write')}
        onInput={(event) => onInput(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onPaste={(event) => take(event, event.clipboardData)}
      />
      <div class="tools">
        <button
          type="button"
          class="tool"
          aria-label={t('emoji')}
          title={t('emoji')}
          aria-expanded={picking}
          onClick={() => setPicking(!picking)}
        >
          <Icon name="smile" />
        </button>
        {allowed && (
          <button
            type="button"
            class="tool"
            aria-label={t('attach')}
            title={t('attach')}
            onClick={() => chooser.current!.click()}
          >
            <Icon name="clip" />
          </button>
        )}
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          accept={ATTACHMENT_TYPES.join()}
          aria-label={t('attach')}
          onChange={(event) => {
            attachments.add(event.currentTarget.files ?? []);
            event.currentTarget.value = '';
          }}
        />
        <button type="submit" class="send" aria-label={t('send')} disabled={!ready}>
          <Icon name="send" />
        </button>
      </div>
    </form>
  );
}
