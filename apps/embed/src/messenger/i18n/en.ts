import type { enLater } from './en-later.ts';

/** The texts of the messenger in English; those of its parts that come later are in `en-later.ts`. */
export const en = {
  online: 'We are online',
  send_us_message: 'Send us a message',
  continue_conversation: 'Continue the conversation',
  suggestions: 'Suggested questions',
  recent: 'Recent conversations',
  all_conversations: 'All conversations',
  see_earlier: 'See earlier conversations',
  verified_as: 'Signed in as {email}',
  back: 'Back',
  close: 'Close',
  unread: '{count} unread',
  messages: 'Messages',
  you: 'You',
  team: 'Team',
  write: 'Write a message…',
  send: 'Send',
  emoji: 'Emoji',
  attach: 'Attach a file',
  too_long: '{count} characters too long',
  sending: 'Sending…',
  sent: 'Sent',
  seen: 'Seen',
  not_sent: 'Not sent',
  try_again: 'Try again',
  delete: 'Delete',
  waiting: 'Waiting for a connection',
  offline: 'No connection. What you write is sent when it is back.',
  refused: 'This chat is not available here.',
  loading: 'Loading…',
  load_failed: 'The messages could not be loaded.',
  show_earlier: 'Show earlier messages',
  is_writing: '{name} is writing…',
  new_message: 'New message from {name}',
  resolved: 'This conversation is resolved. Write again to reopen it.',
  deleted: 'This message was deleted',
} as const;

/** A catalogue with a text for every key: a language is one file of this shape. */
export type Messages = Record<keyof typeof en | keyof typeof enLater, string>;
