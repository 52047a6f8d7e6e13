/** A record that was looked at. */
export interface Recent {
  type: string;
  id: string;
  name: string;
}

const MOST = 12;

function keyOf(user: number): string {
  return `atrium.recent.${user}`;
}

function isRecent(value: unknown): value is Recent {
  if (typeof value !== 'object' || value === null) return false;
  const { type, id, name } = value as Record<string, unknown>;
  return [type, id, name].every((part) => typeof part === 'string');
}

/** The records somebody looked at last, the latest first; kept in this browser. */
export function recentsOf(user: number): Recent[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(user)) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isRecent).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** Puts a record in front of those somebody looked at last. */
export function rememberRecent(user: number, seen: Recent): void {
  const others = recentsOf(user).filter(({ type, id }) => type !== seen.type || id !== seen.id);
  try {
    localStorage.setItem(keyOf(user), JSON.stringify([seen, ...others].slice(0, MOST)));
  } catch {
    // A full or forbidden store keeps nobody from working.
  }
}
