import { parseInline } from '@atrium/contract/core/markdown.ts';

/** A line of Markdown without its marks, for previews. */
export function plainText(line: string): string {
  return parseInline(line)
    .map((run) => run.text)
    .join('');
}
