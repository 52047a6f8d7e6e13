/** A run of text inside a line. */
export type Inline =
  | { type: 'text'; text: string }
  | { type: 'strong' | 'emphasis' | 'code'; text: string }
  | { type: 'link'; text: string; href: string }
  | { type: 'mention'; text: string };

export type Block =
  | { type: 'paragraph' | 'quote'; lines: Inline[][] }
  | { type: 'list'; ordered: boolean; items: Inline[][] }
  | { type: 'code'; text: string };

const INLINE =
  /`([^`\n]+)`|\*\*([^*\n]+)\*\*|(?<![\w*])\*([^*\n]+)\*(?!\w)|(?<!\w)_([^_\n]+)_(?!\w)|\[([^\]\n]+)\]\((https?:\/\/[^\s)]+)\)|(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]])|(?<!\S)(@[\p{L}\p{N}][\p{L}\p{N}.-]*)/giu;

function safeHref(href: string): string | undefined {
  return URL.canParse(href) && /^https?:$/.test(new URL(href).protocol) ? href : undefined;
}

function inlineOf(match: RegExpMatchArray): Inline {
  const [whole, code, strong, star, under, label, target, bare, mention] = match;
  if (code) return { type: 'code', text: code };
  if (strong) return { type: 'strong', text: strong };
  if (star || under) return { type: 'emphasis', text: (star ?? under)! };
  if (mention) return { type: 'mention', text: mention };
  const href = safeHref((target ?? bare)!);
  return href ? { type: 'link', text: label ?? bare!, href } : { type: 'text', text: whole };
}

/** Splits one line into runs. Nothing nests: what is inside a run is plain text. */
export function parseInline(line: string): Inline[] {
  const runs: Inline[] = [];
  let end = 0;
  for (const match of line.matchAll(INLINE)) {
    if (match.index > end) runs.push({ type: 'text', text: line.slice(end, match.index) });
    runs.push(inlineOf(match));
    end = match.index + match[0].length;
  }
  if (end < line.length) runs.push({ type: 'text', text: line.slice(end) });
  return runs;
}

const BULLET = /^\s*[-*•]\s+/;
const NUMBER = /^\s*\d{1,3}[.)]\s+/;
const QUOTE = /^>\s?/;

function kindOf(line: string): 'bullet' | 'number' | 'quote' | 'text' {
  if (BULLET.test(line)) return 'bullet';
  if (NUMBER.test(line)) return 'number';
  return QUOTE.test(line) ? 'quote' : 'text';
}

function blockOf(kind: ReturnType<typeof kindOf>, lines: string[]): Block {
  if (kind === 'bullet')
    return {
      type: 'list',
      ordered: false,
      items: lines.map((line) => parseInline(line.replace(BULLET, ''))),
    };
  if (kind === 'number')
    return {
      type: 'list',
      ordered: true,
      items: lines.map((line) => parseInline(line.replace(NUMBER, ''))),
    };
  if (kind === 'quote')
    return { type: 'quote', lines: lines.map((line) => parseInline(line.replace(QUOTE, ''))) };
  return { type: 'paragraph', lines: lines.map(parseInline) };
}

function proseBlocks(source: string): Block[] {
  const blocks: Block[] = [];
  for (const part of source.split(/\n{2,}/)) {
    let run: string[] = [];
    for (const line of part.split('\n').filter((each) => each.trim() !== '')) {
      if (run.length > 0 && kindOf(run[0]!) !== kindOf(line)) {
        blocks.push(blockOf(kindOf(run[0]!), run));
        run = [];
      }
      run.push(line);
    }
    if (run.length > 0) blocks.push(blockOf(kindOf(run[0]!), run));
  }
  return blocks;
}

/**
 * The Markdown subset of messages (bold, emphasis, code, links, lists, quotes, mentions) as data.
 * Screens build elements from it and never HTML, so nothing that a person types can become markup;
 * links are http or https only.
 */
export function parseMarkdown(source: string): Block[] {
  return source
    .replaceAll('\r\n', '\n')
    .split(/```\n?/)
    .flatMap((part, index) =>
      index % 2 === 1
        ? [{ type: 'code' as const, text: part.replace(/\n$/, '') }]
        : proseBlocks(part),
    );
}

function linesOf(block: Block): Inline[][] {
  if (block.type === 'code') return [[{ type: 'text', text: block.text }]];
  return block.type === 'list' ? block.items : block.lines;
}

/** The words without the marks, on one line: what a list shows of a message. */
export function plainText(source: string): string {
  return parseMarkdown(source)
    .flatMap(linesOf)
    .map((line) => line.map((run) => run.text).join(''))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}
