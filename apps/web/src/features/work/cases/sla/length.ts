const PARTS = /^(?:(\d{1,5})\s*h)?\s*(?:(\d{1,6})\s*m(?:in)?)?$/i;

/** Minutes of `1 h 30 min`, `4h`, `90 m`; null of nothing, undefined of what is no length. */
export function minutesOfLength(text: string): number | null | undefined {
  const given = text.trim();
  if (given === '') return null;
  const [, hours, minutes] = PARTS.exec(given) ?? [];
  if (hours === undefined && minutes === undefined) return undefined;
  return Number(hours ?? 0) * 60 + Number(minutes ?? 0);
}

/** `1 h 30 min`, as it is typed; nothing where nothing is promised. */
export function lengthOfMinutes(minutes: number | null): string {
  if (minutes === null) return '';
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 && `${hours} h`, (rest > 0 || hours === 0) && `${rest} min`]
    .filter(Boolean)
    .join(' ');
}
