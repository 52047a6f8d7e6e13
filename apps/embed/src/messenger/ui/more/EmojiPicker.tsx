import { Component } from 'preact';

const EMOJI =
  '😀 😄 😂 🙂 😉 😊 😍 😎 🤔 😅 😢 😮 😡 😴 🤗 🙃 👍 👎 👋 🙏 👏 💪 🤝 👌 ❤️ 🔥 ✨ 🎉 ✅ ❌ ⭐ 💡 📎 📷 📅 ⏰ ☕ 🍰 🚀 🐛'.split(
    ' ',
  );

interface EmojiPickerProps {
  label: string;
  pick(emoji: string): void;
  close(): void;
}

/** A small set; the system's own picker has the rest. */
export class EmojiPicker extends Component<EmojiPickerProps> {
  #first: HTMLElement | null = null;

  override componentDidMount() {
    this.#first?.querySelector('button')?.focus();
  }

  override render({ label, pick, close }: EmojiPickerProps) {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      close();
    };
    return (
      <div
        class="emojis"
        role="group"
        aria-label={label}
        onKeyDown={onKeyDown}
        ref={(element) => {
          this.#first = element;
        }}
      >
        {EMOJI.map((emoji) => (
          <button key={emoji} type="button" onClick={() => pick(emoji)}>
            {emoji}
          </button>
        ))}
      </div>
    );
  }
}
