export type SnoozePreset = 'later' | 'tomorrow' | 'monday' | 'month';

export interface SnoozeChoice {
  preset: SnoozePreset;
  until: Date;
}

const MORNING_HOUR = 9;
const LATER_HOURS = 3;

function morning(now: Date, days: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, MORNING_HOUR);
}

/** The usual times to come back to something, in the reader's own time zone; always in the future. */
export function snoozePresets(now: Date): SnoozeChoice[] {
  const untilMonday = (8 - now.getDay()) % 7 || 7;
  return [
    { preset: 'later', until: new Date(now.getTime() + LATER_HOURS * 3_600_000) },
    { preset: 'tomorrow', until: morning(now, 1) },
    { preset: 'monday', until: morning(now, untilMonday) },
    { preset: 'month', until: morning(now, 30) },
  ];
}
