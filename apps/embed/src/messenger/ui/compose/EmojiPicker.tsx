import { useEffect, useRef } from 'preact/hooks';

const EMOJI =
  '😀 😄 😂 🙂 😉 😊 😍 😎 🤔 😅 😢 😮 😡 😴 🤗 🙃 👍 👎 👋 🙏 👏 💪 🤝 👌 ❤️ 🔥 ✨ 🎉 ✅ ❌ ⭐ 💡 📎 📷 📅 ⏰ ☕ 🍰 🚀 🐛'.split(
    ' ',
  );

/** A small set; the system's own picker has the rest. */
export function EmojiPicker({
  label,
  pick,
  close,
}: {
  label: string;
  pick(emoji: string): void;
  close(): void;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current!.querySelector('button')!.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close();
  };
  return (
    <div class="emojis" role="group" aria-label={label} ref={box} onKeyDown={onKeyDown}>
      {EMOJI.map((emoji) => (
        <button key={emoji} type="button" onClick={() => pick(emoji)}>
          {emoji}
        </button>
      ))}
    </div>
  );
}
