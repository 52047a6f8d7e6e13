import i18next from 'i18next';

/**
 * The words of the screen. `t('clients.title')` gives a text of the catalogue in the chosen language;
 * keys are checked by the compiler. A change of language loads the page again, so plain calls suffice.
 */
export const t = i18next.t;

/** Starts the catalogue; everything that is shown comes after it. */
export function startMessages(language: string, catalogue: object): void {
  void i18next.init({
    lng: language,
    resources: { [language]: { translation: catalogue } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  document.documentElement.lang = language;
}

/** The language and region in which numbers, dates and money are written. */
export function locale(): string {
  return navigator.language;
}
