import type { Conversation } from '@atrium/contract/inbox/conversations.ts';

/** What a member of staff has asked to be told about, in this browser. */
export interface AlertSettings {
  notifications: boolean;
  sound: boolean;
}

export const NO_ALERTS: AlertSettings = { notifications: false, sound: false };

/** Reads what was stored; anything unreadable means no alerts. */
export function parseAlertSettings(stored: string | null): AlertSettings {
  try {
    const value: Partial<AlertSettings> = JSON.parse(stored ?? '{}');
    return { notifications: value.notifications === true, sound: value.sound === true };
  } catch {
    return NO_ALERTS;
  }
}

const FRESH_MILLISECONDS = 10_000;

/** Of a conversation not seen before, only the server's own times tell a new message from an old one. */
function isFresh(pushed: Conversation): boolean {
  return Date.parse(pushed.updated_at) - Date.parse(pushed.last_message_at) < FRESH_MILLISECONDS;
}

/**
 * Whether a pushed conversation is news for this person: a visitor wrote something new, it is
 * theirs or nobody's, and they are not looking at it.
 */
export function isNews(
  pushed: Conversation,
  known: { lastSeq: number | undefined; me: number; isWatching: boolean },
): boolean {
  return (
    pushed.last_message_author_type === 'visitor' &&
    pushed.unread_count > 0 &&
    !pushed.is_blocked &&
    (pushed.assignee_id === null || pushed.assignee_id === known.me) &&
    (known.lastSeq === undefined ? isFresh(pushed) : pushed.last_seq > known.lastSeq) &&
    !known.isWatching
  );
}
