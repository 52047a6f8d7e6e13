import type { CannedReply } from '@atrium/contract/inbox/organizing.ts';

/** Canned replies for what was typed after `/`: shortcuts that begin so first, then any that contain it. */
export function matchCanned(replies: readonly CannedReply[], typed: string): CannedReply[] {
  const wanted = typed.toLowerCase();
  const rank = (reply: CannedReply) => {
    if (reply.shortcut.startsWith(wanted)) return 0;
    if (reply.shortcut.includes(wanted)) return 1;
    return reply.content.toLowerCase().includes(wanted) ? 2 : 3;
  };
  return replies
    .filter((reply) => rank(reply) < 3)
    .toSorted((a, b) => rank(a) - rank(b) || a.shortcut.localeCompare(b.shortcut))
    .slice(0, 8);
}

/** What a canned reply may name: `{{first_name}}`, `{{name}}`, `{{email}}`, `{{agent}}`. */
export interface ReplyContext {
  name: string | null;
  email: string | null;
  agent: string;
}

/** Fills the names in; one that is not known becomes nothing rather than a wrong one. */
export function fillCanned(content: string, context: ReplyContext): string {
  const values: Record<string, string | null> = {
    name: context.name,
    first_name: context.name?.split(/\s+/)[0] ?? null,
    email: context.email,
    agent: context.agent,
  };
  return content.replaceAll(/( ?)\{\{\s*(\w+)\s*\}\}/g, (whole, space: string, key: string) => {
    if (!Object.hasOwn(values, key)) return whole;
    // "Hi {{name}}, thanks" reads "Hi, thanks" where there is no name.
    return values[key] ? space + values[key] : '';
  });
}
