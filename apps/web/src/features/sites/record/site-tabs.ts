export const SITE_TABS = ['appearance', 'domains', 'install', 'history'] as const;
export type SiteTab = (typeof SITE_TABS)[number];

/** The tab in the address of a site's page. */
export function parseSiteSearch(given: Record<string, unknown>): { tab?: SiteTab } {
  const tab = SITE_TABS.find((each) => each === given.tab);
  return tab ? { tab } : {};
}
