/**
 * What the letters of the printer can write, as ranges of code points: Latin, Greek, Cyrillic and Vietnamese, figures,
 * signs and currencies.
 */
const PRINTABLE = `
  a d 0020-007e 00a0-017f 018f 0192 01a0 01a1 01af 01b0 01f0 01fa-01ff 0218-021b 0237 0259 02bc 02c6 02c7 02c9
  02d8-02dd 02f3 0300 0301 0303 0309 030f 0323 0384-038a 038c 038e-03a1 03a3-03ce 03d1 03d2 03d6 0400-0486
  0488-0513 1e00 1e01 1e3e 1e3f 1e80-1e85 1e9e 1ea0-1ef9 1f4d 2000-200b 2010 2011 2013-2015 2017-201e
  2020-2022 2025-2027 2030 2032 2033 2039 203a 203c 2044 2070 2074-208e 20a3 20a4 20a6-20ac 20b1 20b9 20ba
  20bc 20bd 2105 2113 2116 2122 2126 212e 215b-215e 2202 2206 220f 2211 2212 221a 221e 222b 2248 2260 2264
  2265 25a0 25ca 25cb 25cf fb01-fb04
`
  .trim()
  .split(/\s+/)
  .map((range) => range.split('-').map((code) => Number.parseInt(code, 16)));

function hasLetter(letter: string): boolean {
  const code = letter.codePointAt(0) ?? 0;
  return PRINTABLE.some(([first = 0, last = first]) => first <= code && code <= last);
}

export function isPrintable(text: string): boolean {
  return [...text].every(hasLetter);
}

/** A sign that nobody overlooks stands for a letter that there is none of. */
const MISSING = '?';

/**
 * The same text in letters that the printer has: signs of direction, control characters and emoji are left out; of a
 * letter that it lacks, its parts are written where it has those (`Ḥ`, `①`), and `?` where it has not.
 */
export function printable(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll('\t', ' ')
    .replace(/[^\P{C}\n]|\p{Emoji_Presentation}|\uFE0F/gu, '')
    .replaceAll('\u202F', '\u00A0')
    .replace(/./gu, (letter) => {
      if (isPrintable(letter)) return letter;
      const parts = letter.normalize('NFKD');
      return isPrintable(parts) ? parts : MISSING;
    });
}
