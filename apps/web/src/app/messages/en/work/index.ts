import { activities } from './activities.ts';
import { calendar } from './calendar.ts';
import { composer } from './composer.ts';
import { files } from './files.ts';
import { my_day } from './my-day.ts';
import { following, notes } from './notes.ts';

export const work = { activities, calendar, composer, files, following, my_day, notes } as const;
