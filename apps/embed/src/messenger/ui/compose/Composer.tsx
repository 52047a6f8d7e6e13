import { Component } from 'preact';
import { ATTACHMENT_TYPES, MAX_MESSAGE_CHARACTERS } from '@atrium/contract/inbox/limits.ts';
import { LOCAL } from '../../connection/outbox.ts';
import type { Desk, WithDesk } from '../desk.ts';
import { Icon } from '../Icon.tsx';
import type { PickedFile } from './attachments.ts';
import { Attachments } from './attachments.ts';
import { EmojiPicker } from './EmojiPicker.tsx';

const TYPING_EVERY = 3_000;
const TALLEST = 140;

interface ComposerProps extends WithDesk {
  thread: string;
  fresh: boolean;
}

interface ComposerState {
  text: string;
  picking: boolean;
  files: PickedFile[];
}

/** Where the text in hand is kept until it is sent. */
export const draftName = (thread: string) => `draft:${thread.startsWith(LOCAL) ? 'new' : thread}`;

function FileChip({ desk, file, remove }: WithDesk & { file: PickedFile; remove(): void }) {
  return (
    <li class={file.problem ? 'problem' : ''}>
      <bdi>{file.problem ?? file.name}</bdi>
      {!file.problem && !file.uploaded && <progress value={file.progress} aria-label={file.name} />}
      <button
        type="button"
        aria-label={desk.t('remove_file', { name: file.name })}
        onClick={remove}
      >
        <Icon name="close" />
      </button>
    </li>
  );
}

/** Where the person writes. Enter sends, Shift+Enter begins a line, and no key of an input method sends. */
export class Composer extends Component<ComposerProps, ComposerState> {
  #field: HTMLTextAreaElement | null = null;
  #chooser: HTMLInputElement | null = null;
  #typed = -TYPING_EVERY;
  #attachments = new Attachments(() => this.setState({ files: this.#attachments.files }));
  override state: ComposerState = {
    text: this.props.desk.host.store.get(draftName(this.props.thread)) ?? '',
    picking: false,
    files: [],
  };

  override componentDidMount() {
    this.#grow();
    this.#field!.focus({ preventScroll: true });
  }

  override componentDidUpdate(_: ComposerProps, before: ComposerState) {
    if (before.text !== this.state.text) this.#grow();
  }

  override render({ desk }: ComposerProps, { text, picking, files }: ComposerState) {
    const { t } = desk;
    const excess = this.#excess;
    return (
      <form
        class="composer"
        onSubmit={this.#send}
        onDragOver={(event) => this.#allowed && event.preventDefault()}
        onDrop={(event) => this.#take(event, event.dataTransfer)}
      >
        {picking && <EmojiPicker label={t('emoji')} pick={this.#insert} close={this.#pick} />}
        {files.length > 0 && (
          <ul class="chips" aria-live="polite">
            {files.map((file) => (
              <FileChip
                key={file.key}
                desk={desk}
                file={file}
                remove={() => this.#attachments.remove(file.key)}
              />
            ))}
          </ul>
        )}
        {excess > 0 && (
          <p class="problem" role="alert">
            {t('too_long', { count: excess })}
          </p>
        )}
        <textarea
          ref={(element) => {
            this.#field = element;
          }}
          rows={1}
          dir={text ? 'auto' : undefined}
          value={text}
          placeholder={t('write')}
          aria-label={t('write')}
          onInput={(event) => this.#write(event.currentTarget.value)}
          onKeyDown={this.#keys}
          onPaste={(event) => this.#take(event, event.clipboardData)}
        />
        {this.#tools(desk)}
      </form>
    );
  }

  #tools({ t }: Desk) {
    const tool = (name: 'emoji' | 'attach', run: () => void) => (
      <button type="button" class="tool" aria-label={t(name)} title={t(name)} onClick={run}>
        <Icon name={name} />
      </button>
    );
    return (
      <div class="tools">
        {tool('emoji', this.#pick)}
        {this.#allowed && tool('attach', () => this.#chooser!.click())}
        <input
          ref={(element) => {
            this.#chooser = element;
          }}
          type="file"
          multiple
          hidden
          accept={ATTACHMENT_TYPES.join()}
          aria-label={t('attach')}
          onChange={(event) => {
            this.#attachments.add([...event.currentTarget.files!], this.props.desk);
            event.currentTarget.value = '';
          }}
        />
        <button type="submit" class="send" aria-label={t('send')} disabled={!this.#ready}>
          <Icon name="send" />
        </button>
      </div>
    );
  }

  get #allowed(): boolean {
    const { host, state } = this.props.desk;
    return host.config.chat.attachments && state.visitor !== null;
  }

  get #excess(): number {
    return this.state.text.trim().length - MAX_MESSAGE_CHARACTERS;
  }

  get #ready(): boolean {
    const { text, files } = this.state;
    const uploading = files.some((file) => !file.uploaded && !file.problem);
    const something = text.trim() || files.some((file) => file.uploaded);
    return Boolean(something) && this.#excess <= 0 && !uploading;
  }

  #write(text: string): void {
    const { desk, thread } = this.props;
    this.setState({ text });
    desk.host.store.set(draftName(thread), text || null);
    if (thread.startsWith(LOCAL) || !text || performance.now() - this.#typed < TYPING_EVERY) return;
    this.#typed = performance.now();
    desk.connection.run({ name: 'typing', conversation_id: thread });
  }

  #send = (event: Event): void => {
    event.preventDefault();
    if (!this.#ready) return;
    const { desk, thread, fresh } = this.props;
    desk.host.store.set('live', '1');
    desk.connection.send({
      thread,
      new_conversation: fresh,
      // What no database can hold is refused by the server; a person does not mean it.
      content: this.state.text.replaceAll('\u0000', '').toWellFormed().trim(),
      attachments: this.state.files.flatMap((file) => file.uploaded ?? []),
    });
    this.#write('');
    this.#attachments.clear();
    this.#field!.focus();
  };

  #keys = (event: KeyboardEvent): void => {
    // 229: a key that belongs to an input method.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229)
      return;
    this.#send(event);
  };

  #take(event: Event, transfer: DataTransfer | null): void {
    const files = [...(transfer?.files ?? [])];
    if (!this.#allowed || files.length === 0) return;
    event.preventDefault();
    this.#attachments.add(files, this.props.desk);
  }

  #pick = (): void => {
    if (this.state.picking) this.#field!.focus();
    this.setState({ picking: !this.state.picking });
  };

  #insert = (emoji: string): void => {
    const { selectionStart, selectionEnd } = this.#field!;
    const { text } = this.state;
    this.#write(text.slice(0, selectionStart) + emoji + text.slice(selectionEnd));
    this.#pick();
  };

  #grow(): void {
    const field = this.#field!;
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight, TALLEST)}px`;
  }
}
