import { activities } from './activities.ts';
import { calendar } from './calendar.ts';
import { cases } from './cases.ts';
import { composer } from './composer.ts';
import { files } from './files.ts';
import { my_day } from './my-day.ts';
import { following, notes } from './notes.ts';
import { sla } from './sla.ts';

export const work = {
  activities,
  calendar,
  cases,
  composer,
  files,
  following,
  my_day,
  notes,
  sla,
} as const;
