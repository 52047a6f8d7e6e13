import type { PageContext } from '@atrium/contract/inbox/messenger.ts';
import type { SiteConfig } from '@atrium/contract/sites/site-config.ts';
import type { Store } from '../storage.ts';

export type Touch = Record<string, string>;
type UtmConfig = SiteConfig['utm'];

const STANDARD = {
  source: 'captureSource',
  medium: 'captureMedium',
  campaign: 'captureCampaign',
  term: 'captureTerm',
  content: 'captureContent',
} as const satisfies Record<string, keyof UtmConfig>;

const cut = (text: string, length: number) => text.slice(0, length).toWellFormed();

/** The campaign parameters of an address that the site wants to know: `source`, `medium` … and custom ones by name. */
export function touchOf(address: string, utm: UtmConfig): Touch {
  const query = new URL(address).searchParams;
  const touch: Touch = {};
  const take = (name: string, parameter: string) => {
    const value = query.get(parameter);
    if (value) touch[name] = cut(value, 500);
  };
  for (const [name, option] of Object.entries(STANDARD)) if (utm[option]) take(name, `utm_${name}`);
  if (utm.captureCustom) for (const name of utm.customParams) take(name, name);
  return touch;
}

function recall(store: Store, name: string): Touch {
  try {
    return JSON.parse(store.get(name) ?? '{}') as Touch;
  } catch {
    return {};
  }
}

/** Keeps the first touch for good and the last one until the next. */
export function rememberTouch(store: Store, touch: Touch): void {
  if (Object.keys(touch).length === 0) return;
  const text = JSON.stringify(touch);
  if (store.get('first') === null) store.set('first', text);
  store.set('last', text);
}

/** Last touch by its names, first touch as `first_…` where it differs. */
export function attribution(store: Store): Touch {
  const last = recall(store, 'last');
  const first = Object.entries(recall(store, 'first'))
    .filter(([name, value]) => last[name] !== value)
    .map(([name, value]) => [`first_${name}`.slice(0, 40), value]);
  return { ...last, ...Object.fromEntries(first) };
}

/** The page as it is now. */
export function pageContext(page: Document, store: Store): PageContext {
  return {
    url: cut(page.location.href, 4000),
    title: cut(page.title, 1000),
    referrer: cut(page.referrer, 4000),
    utm: attribution(store),
    locale: cut(navigator.language, 35),
    time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}
