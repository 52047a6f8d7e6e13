/** Everything in the Inbox that a single key does; the help dialog's part is made from it. */
export const INBOX_KEYS = {
  j: 'next',
  k: 'previous',
  Enter: 'open',
  e: 'resolve',
  a: 'assignMe',
  s: 'snooze',
  l: 'label',
  r: 'reply',
  n: 'note',
  u: 'unread',
  '/': 'search',
  Escape: 'back',
} as const;

export type InboxAction = (typeof INBOX_KEYS)[keyof typeof INBOX_KEYS];

/** Where a key was pressed, as far as it matters. */
export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  isComposing: boolean;
  /** In a field, where letters are text. */
  inField: boolean;
  /** On a button or link, where Enter already means something. */
  onControl: boolean;
  /** A dialog or menu is open: keys belong to it. */
  inLayer: boolean;
}

/** What a key means here, or nothing. Letters never act while somebody is typing. */
export function actionOf(press: KeyPress): InboxAction | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey || press.isComposing || press.inLayer)
    return undefined;
  if (press.inField) return press.key === 'Escape' ? 'back' : undefined;
  if (press.key === 'Enter' && press.onControl) return undefined;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  return Object.hasOwn(INBOX_KEYS, key) ? INBOX_KEYS[key as keyof typeof INBOX_KEYS] : undefined;
}

/** The row after or before the current one; without one, the first. Stops at both ends. */
export function stepFrom(
  ids: readonly string[],
  current: string | undefined,
  step: 1 | -1,
): string | undefined {
  const at = current === undefined ? -1 : ids.indexOf(current);
  if (at < 0) return ids[0];
  return ids[Math.min(ids.length - 1, Math.max(0, at + step))];
}
