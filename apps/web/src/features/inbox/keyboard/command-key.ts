const isApple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);

/** The key that makes a shortcut, as it is written on the reader's keyboard. */
export const COMMAND_KEY = isApple ? '⌘' : 'Ctrl';
