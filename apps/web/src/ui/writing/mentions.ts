/** A colleague who can be mentioned. */
export interface Colleague {
  id: number;
  name: string;
}

/** `Ana de la Cruz` is written `@Ana.de.la.Cruz`: a mention is one word, so that Markdown can show it. */
export function mentionText(colleague: Colleague): string {
  return `@${colleague.name
    .trim()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '.')
    .replaceAll(/^\.|\.$/g, '')}`;
}

/** Everybody whose mention stands in the text, each once. */
export function mentionedIds(text: string, colleagues: readonly Colleague[]): number[] {
  const words = new Set(text.match(/(?<!\S)@[\p{L}\p{N}.-]+/gu)?.map(normalized));
  return colleagues
    .filter((colleague) => words.has(normalized(mentionText(colleague))))
    .map((colleague) => colleague.id);
}

function normalized(mention: string): string {
  return mention.toLowerCase().replace(/[.-]+$/, '');
}

function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** Those whose name has a word that starts with what was typed, at most eight. */
export function matchColleagues<T extends Colleague>(colleagues: readonly T[], typed: string): T[] {
  const wanted = folded(typed).replaceAll(/[._-]/g, ' ');
  return colleagues.filter((each) => ` ${folded(each.name)}`.includes(` ${wanted}`)).slice(0, 8);
}
