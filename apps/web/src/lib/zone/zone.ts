/** The time zone that moments are shown and entered in: the person's own, or the organization's. */
let current: string | undefined;

/** Says where the person at the screen is; until then it is where the browser is. */
export function setTimeZone(zone: string): void {
  current = zone;
}

export function timeZone(): string {
  return current ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

const PARTS = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const;

/** What calendar and clock show at a moment: `2026-03-04T09:30`, as an input of the browser takes it. */
export function toLocal(moment: string | Date, zone = timeZone()): string {
  const format = new Intl.DateTimeFormat('en', { ...PARTS, timeZone: zone });
  const parts = format.formatToParts(new Date(moment)).map(({ type, value }) => [type, value]);
  const { year, month, day, hour, minute } = Object.fromEntries(parts) as Record<string, string>;
  return `${year?.padStart(4, '0')}-${month}-${day}T${hour}:${minute}`;
}

const MINUTE_MS = 60_000;

/**
 * The moment at which calendar and clock show this. Of an hour that the clocks pass twice it is the first; one that they
 * leave out is taken as if they had not.
 * @returns undefined for what is no date and time
 */
export function fromLocal(local: string, zone = timeZone()): string | undefined {
  const plain = Date.parse(`${local}Z`);
  if (Number.isNaN(plain)) return undefined;
  const offsetAt = (ms: number) => Date.parse(`${toLocal(new Date(ms), zone)}Z`) - floor(ms);
  const day = 24 * 60 * MINUTE_MS;
  // What the clocks are ahead of UTC shortly before and after: one of the two holds.
  const guesses = [plain - offsetAt(plain - day), plain - offsetAt(plain + day)];
  const right = guesses.find((ms) => ms + offsetAt(ms) === floor(plain));
  return new Date(right ?? guesses[0] ?? plain).toISOString();
}

function floor(ms: number): number {
  return Math.floor(ms / MINUTE_MS) * MINUTE_MS;
}
