/** Characters that turn the direction of writing: `gpj.exe` would read `exe.jpg`. */
const DIRECTION = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
// Control and zero-width characters, lone surrogates, and what some file system gives a meaning.
const UNSAFE = /[\p{Cc}\p{Cs}\u200B-\u200D\u2060\uFEFF"*:<>?|]/gu;
const MAX_CHARACTERS = 200;

/** The real type → the endings it may have; the first is given to a file that has none or a wrong one. */
const ENDINGS: Record<string, readonly [string, ...string[]]> = {
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'application/pdf': ['pdf'],
};

const ENDING = /\.([A-Za-z0-9]{1,10})$/;

/** A file's name as a person reads it: no path, nothing invisible, at most 200 characters. */
export function cleanName(given: string): string {
  const last = given.toWellFormed().split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .normalize('NFC')
    .replace(DIRECTION, '')
    .replace(UNSAFE, '')
    .replace(/\s+/gu, ' ');
  const name = plain.trim().replace(/^\.+/, '');
  return shorten(name) || 'file';
}

/**
 * The name with an ending that fits what the file really is; `null` when name and content contradict
 * each other. A picture of one kind under another picture's ending is common and only renamed.
 */
export function nameFor(given: string, type: string): string | null {
  const name = cleanName(given);
  const right = ENDINGS[type]?.[0];
  const ending = ENDING.exec(name)?.[1]?.toLowerCase();
  if (!right) return name;
  // `Offer v1.2` has no ending.
  if (!ending || /^\d+$/.test(ending)) return shorten(`${name}.${right}`);
  const owner = ownerOf(ending);
  if (owner === type) return name;
  const isPicture = type.startsWith('image/') && owner?.startsWith('image/');
  return isPicture ? name.replace(ENDING, `.${right}`) : null;
}

function ownerOf(ending: string): string | undefined {
  return Object.entries(ENDINGS).find(([, endings]) => endings.includes(ending))?.[0];
}

function shorten(name: string): string {
  const characters = Array.from(name);
  if (characters.length <= MAX_CHARACTERS) return name;
  const ending = ENDING.exec(name)?.[0] ?? '';
  return (
    characters
      .slice(0, MAX_CHARACTERS - ending.length)
      .join('')
      .trim() + ending
  );
}
