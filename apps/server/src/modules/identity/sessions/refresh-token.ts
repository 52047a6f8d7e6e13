import { hashToken, randomToken, type Secrets } from '../../../platform/secrets.ts';

const PURPOSE = 'refresh-token';

/** A refresh token: `session.secret.signature`. */
export interface RefreshToken {
  sessionId: string;
  token: string;
  /** What is stored of it. */
  hash: string;
}

function seal(secrets: Secrets, sessionId: string, secret: string): RefreshToken {
  const text = `${sessionId}.${secret}`;
  const token = `${text}.${secrets.sign(PURPOSE, text)}`;
  return { sessionId, token, hash: hashToken(token) };
}

/** The first token of a session. */
export function firstRefreshToken(secrets: Secrets, sessionId: string): RefreshToken {
  return seal(secrets, sessionId, randomToken());
}

/**
 * The token that follows another. It is always the same one, so two tabs that refresh with one token at the
 * same time are given the same next token; nobody without our key can compute it.
 */
export function nextRefreshToken(secrets: Secrets, current: RefreshToken): RefreshToken {
  return seal(secrets, current.sessionId, secrets.sign('refresh-successor', current.token));
}

/** Reads a token that we made. A made-up one is not a stolen one, and must not end anybody's session. */
export function readRefreshToken(secrets: Secrets, token: string): RefreshToken | undefined {
  const [sessionId, secret, signature, ...rest] = token.split('.');
  if (!sessionId || !secret || !signature || rest.length > 0) return undefined;
  const genuine = secrets.verify({ purpose: PURPOSE, text: `${sessionId}.${secret}`, signature });
  return genuine ? { sessionId, token, hash: hashToken(token) } : undefined;
}
