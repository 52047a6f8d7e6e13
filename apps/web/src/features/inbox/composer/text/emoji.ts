/** The few that agencies use; names are for search and for screen readers. */
export const EMOJI: readonly (readonly [string, string])[] = [
  ['🙂', 'slightly smiling face'],
  ['😀', 'grinning face'],
  ['😊', 'smiling face with smiling eyes'],
  ['😉', 'winking face'],
  ['😂', 'face with tears of joy'],
  ['😍', 'heart eyes'],
  ['🤔', 'thinking face'],
  ['😅', 'grinning face with sweat'],
  ['😢', 'crying face'],
  ['😮', 'face with open mouth'],
  ['🙏', 'folded hands thanks'],
  ['👍', 'thumbs up'],
  ['👎', 'thumbs down'],
  ['👏', 'clapping hands'],
  ['👋', 'waving hand'],
  ['💪', 'flexed biceps'],
  ['🤝', 'handshake'],
  ['👀', 'eyes'],
  ['❤️', 'red heart'],
  ['🎉', 'party popper'],
  ['🔥', 'fire'],
  ['✨', 'sparkles'],
  ['⭐', 'star'],
  ['🚀', 'rocket'],
  ['✅', 'check mark done'],
  ['❌', 'cross mark'],
  ['⚠️', 'warning'],
  ['❓', 'question mark'],
  ['💡', 'light bulb idea'],
  ['📎', 'paperclip'],
  ['📅', 'calendar'],
  ['⏰', 'alarm clock'],
  ['📞', 'telephone call'],
  ['✉️', 'envelope mail'],
  ['💳', 'credit card'],
  ['🛠️', 'hammer and wrench'],
  ['🎨', 'artist palette design'],
  ['📈', 'chart increasing'],
  ['☕', 'coffee'],
  ['🌍', 'globe world'],
];

/** Those whose name contains every word that was typed. */
export function searchEmoji(typed: string): readonly (readonly [string, string])[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return EMOJI.filter(([, name]) => words.every((word) => name.includes(word)));
}
