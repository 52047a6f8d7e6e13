import i18next from 'i18next';

/**
 * The words of the screen. `t('clients.title')` gives a text of the catalogue in the chosen language;
 * keys are checked by the compiler. A change of language loads the page again, so plain calls suffice.
 */
export const t = i18next.t;

/** A language: the words of the first load, and how to get those of the other rooms. */
export interface Language {
  name: string;
  words: object;
  rooms: Record<string, () => Promise<object>>;
}

let rooms: Language['rooms'] = {};

/** Starts the catalogue; everything that is shown comes after it. */
export function startMessages(language: Language): void {
  void i18next.init({
    lng: language.name,
    resources: { [language.name]: { translation: language.words } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  rooms = language.rooms;
  document.documentElement.lang = language.name;
}

/** Rooms whose words are not in the first load. */
export type Room =
  | 'commerce'
  | 'crm'
  | 'inbox'
  | 'notifications'
  | 'reports'
  | 'settings'
  | 'sites'
  | 'work';

/** Gets the words of rooms, once; their screens come after them. */
export async function needMessages(...wanted: Room[]): Promise<void> {
  await Promise.all(wanted.map(getMessages));
}

async function getMessages(room: Room): Promise<void> {
  const load = rooms[room];
  if (!load) return;
  const words = await load();
  i18next.addResourceBundle(i18next.language, 'translation', { [room]: words }, true);
  delete rooms[room];
}

/** The language and region in which numbers, dates and money are written. */
export function locale(): string {
  return navigator.language;
}
