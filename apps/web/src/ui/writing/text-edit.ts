/** A text field: what it holds and what is selected in it. */
export interface Edit {
  text: string;
  start: number;
  end: number;
}

/** Puts `mark` around the selection, or takes it away when it is there. */
export function toggleMark(edit: Edit, mark: string): Edit {
  const { text, start, end } = edit;
  const before = text.slice(0, start);
  const after = text.slice(end);
  const inside = text.slice(start, end);
  if (before.endsWith(mark) && after.startsWith(mark) && inside !== '') {
    return {
      text: before.slice(0, -mark.length) + inside + after.slice(mark.length),
      start: start - mark.length,
      end: end - mark.length,
    };
  }
  return {
    text: before + mark + inside + mark + after,
    start: start + mark.length,
    end: end + mark.length,
  };
}

/** Makes the selection a link and selects where its address goes; a selected address becomes the target. */
export function insertLink(edit: Edit): Edit {
  const inside = edit.text.slice(edit.start, edit.end);
  const isAddress = /^https?:\/\/\S+$/.test(inside);
  const label = isAddress ? '' : inside;
  const target = isAddress ? inside : 'https://';
  const link = `[${label}](${target})`;
  const text = edit.text.slice(0, edit.start) + link + edit.text.slice(edit.end);
  const labelAt = edit.start + 1;
  if (label === '') return { text, start: labelAt, end: labelAt };
  const targetAt = labelAt + label.length + 2;
  return { text, start: targetAt, end: targetAt + target.length };
}

/** Types `piece` over the selection. */
export function insertText(edit: Edit, piece: string): Edit {
  const at = edit.start + piece.length;
  return {
    text: edit.text.slice(0, edit.start) + piece + edit.text.slice(edit.end),
    start: at,
    end: at,
  };
}

/** A `/` or `@` that the writer is in the middle of: from where, and what was typed after it. */
export interface Trigger {
  sign: '/' | '@';
  from: number;
  typed: string;
}

const TRIGGER = /(?:^|\s)([/@])([\p{L}\p{N}._-]{0,40})$/u;

/** The trigger at the cursor, if it is one of these; it counts at the beginning of a word. */
export function triggerAt(edit: Edit, signs: readonly Trigger['sign'][]): Trigger | undefined {
  if (edit.start !== edit.end) return undefined;
  const match = TRIGGER.exec(edit.text.slice(0, edit.start));
  if (!match) return undefined;
  const sign = match[1] as Trigger['sign'];
  if (!signs.includes(sign)) return undefined;
  return { sign, from: edit.start - match[2]!.length - 1, typed: match[2]! };
}

/** Replaces the trigger and what was typed after it. */
export function replaceTrigger(edit: Edit, trigger: Trigger, piece: string): Edit {
  return insertText({ ...edit, start: trigger.from }, piece);
}
