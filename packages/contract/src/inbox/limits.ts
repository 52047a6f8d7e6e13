/** Figures that server, web and messenger share; free of any import, so that the messenger stays small. */
export const MAX_MESSAGE_CHARACTERS = 10_000;
export const MAX_ATTACHMENTS = 10;
/** 20 MB a file. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;
/** What may be attached: real content is sniffed, names and headers are not believed. */
export const ATTACHMENT_TYPES = [
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'application/pdf',
] as const;
/** Staff may take a message back for this long. */
export const UNSEND_SECONDS = 10;

/** More than this many messages behind, a resume answers a `snapshot` of the newest instead of all. */
export const SNAPSHOT_AFTER = 500;
export const SNAPSHOT_MESSAGES = 100;
export const PING_SECONDS = 25;
export const TYPING_SECONDS = 6;
export const PRESENCE_BEAT_SECONDS = 20;
export const PRESENCE_SECONDS = 45;

/** Close codes of both sockets. 1012: the server restarts, come back with jitter. */
export const CLOSE = {
  restart: 1012,
  tooLarge: 1009,
  malformed: 4400,
  unauthenticated: 4401,
  forbidden: 4403,
  tooMany: 4429,
} as const;
