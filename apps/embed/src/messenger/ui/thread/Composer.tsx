import { Component } from 'preact';
import { ATTACHMENT_TYPES, MAX_MESSAGE_CHARACTERS } from '@atrium/contract/inbox/limits.ts';
import { LOCAL } from '../../connection/outbox.ts';
import type { Desk, PickedFiles, WithDesk } from '../desk.ts';
import { Icon } from '../Icon.tsx';

const TYPING_EVERY = 3_000;
const TALLEST = 140;

interface ComposerProps extends WithDesk {
  thread: string;
  fresh: boolean;
}

interface ComposerState {
  text: string;
  picking: boolean;
}

/** Where the text in hand is kept until it is sent. */
export const draftName = (thread: string) => `draft:${thread.startsWith(LOCAL) ? 'new' : thread}`;

/** Where the person writes. Enter sends, Shift+Enter begins a line, and no key of an input method sends. */
export class Composer extends Component<ComposerProps, ComposerState> {
  #field: HTMLTextAreaElement | null = null;
  #chooser: HTMLInputElement | null = null;
  #typed = -TYPING_EVERY;
  #attachments: PickedFiles | null = null;
  override state: ComposerState = {
    text: this.props.desk.host.store.get(draftName(this.props.thread)) ?? '',
    picking: false,
  };

  override componentDidMount() {
    this.#grow();
    this.#field!.focus({ preventScroll: true });
  }

  override componentDidUpdate({ desk, thread }: ComposerProps, before: ComposerState) {
    if (before.text !== this.state.text) this.#grow();
    if (thread === this.props.thread) return;
    // The conversation has got its real name.
    desk.host.store.set(draftName(thread), null);
    this.#write(this.state.text);
  }

  override render({ desk }: ComposerProps, { text, picking }: ComposerState) {
    const { t, more } = desk;
    const excess = this.#excess;
    const attachments = this.#attachments;
    return (
      <form
        class="composer"
        onSubmit={this.#send}
        onDragOver={(event) => this.#allowed && event.preventDefault()}
        onDrop={(event) => this.#take(event, event.dataTransfer)}
      >
        {picking && more && (
          <more.EmojiPicker label={t('emoji')} pick={this.#insert} close={this.#pick} />
        )}
        {attachments && attachments.files.length > 0 && more && (
          <more.FileChips desk={desk} attachments={attachments} />
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
            this.#attach([...event.currentTarget.files!]);
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
    const { text } = this.state;
    const files = this.#attachments?.files ?? [];
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
      attachments: this.#attachments?.files.flatMap((file) => file.uploaded ?? []) ?? [],
    });
    this.#write('');
    this.#attachments?.clear();
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
    this.#attach(files);
  }

  #attach(files: File[]): void {
    const { desk } = this.props;
    void desk.loadMore().then((more) => {
      if (!more) return;
      this.#attachments ??= new more.Attachments(() => this.setState({}));
      this.#attachments.add(files, desk);
    });
  }

  #pick = (): void => {
    if (this.state.picking) this.#field!.focus();
    if (!this.props.desk.more) void this.props.desk.loadMore();
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
