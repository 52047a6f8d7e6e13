/** What somebody typed, as it is looked for. */
export interface Wanted {
  /** Normalized words. */
  words: string[];
  /** The digits of a telephone number, when it looks like one; without the zero or plus in front. */
  digits: string | null;
  /** `ord-000056`, when it looks like the number of an order: `ORD-56`, `ord 56`. */
  number: string | null;
}

const MOST_WORDS = 8;
/** An invoice is the paper of its order and has the order's digits. */
const ALSO: Record<string, string> = { inv: 'ord' };
const NUMBERED = /^(ord|inv|ctr|case)[\s-]*0*(\d{1,15})$/;
const PHONE = /^[+()\d\s./-]+$/;
const LEAST_DIGITS = 5;

/** Without accents and in lower case. */
function plain(character: string): string {
  return character.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Takes apart what was typed. @param key normalized as the database does it (`search_key`) */
export function wantedOf(key: string): Wanted {
  const trimmed = key.trim();
  const [, kind, count] = NUMBERED.exec(trimmed) ?? [];
  const digits = PHONE.test(trimmed) ? trimmed.replace(/\D/g, '').replace(/^0+/, '') : '';
  return {
    words: [...new Set(trimmed.split(/\s+/).filter(Boolean))].slice(0, MOST_WORDS),
    digits: digits.length >= LEAST_DIGITS ? digits : null,
    number: kind && count ? `${ALSO[kind] ?? kind}-${count.padStart(6, '0')}` : null,
  };
}

/** The parts of a text that one of the words is in, from left to right, none touching another. */
export function rangesOf(text: string, words: readonly string[]): [number, number][] {
  // A character can become several, or none: each letter remembers where it came from.
  const letters: { letter: string; at: number; size: number }[] = [];
  let at = 0;
  for (const character of text) {
    const size = character.length;
    for (const letter of plain(character).split('')) letters.push({ letter, at, size });
    at += size;
  }
  const flat = letters.map(({ letter }) => letter).join('');
  const marked = new Set<number>();
  for (const word of words.map(plain)) {
    for (let from = word === '' ? -1 : flat.indexOf(word); from >= 0;) {
      for (let step = 0; step < word.length; step++) marked.add(from + step);
      from = flat.indexOf(word, from + 1);
    }
  }
  const ranges: [number, number][] = [];
  for (const { at: begin, size } of letters.filter((_, index) => marked.has(index))) {
    const last = ranges.at(-1);
    if (last && last[0] + last[1] >= begin) last[1] = begin + size - last[0];
    else ranges.push([begin, size]);
  }
  return ranges;
}
