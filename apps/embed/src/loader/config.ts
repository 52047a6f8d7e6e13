import type { SiteConfig } from '@atrium/contract/sites/site-config.ts';

/**
 * The public configuration of a site, or null with the reason in the console.
 * @param cache `no-cache` when it is known to have changed: else the browser may give what it had
 */
export async function loadConfig(
  origin: string,
  siteId: string,
  cache: RequestCache = 'default',
): Promise<SiteConfig | null> {
  const address = `${origin}/api/load-config?siteId=${encodeURIComponent(siteId)}`;
  try {
    const response = await fetch(address, { credentials: 'omit', cache });
    if (response.ok) return ((await response.json()) as { config: SiteConfig }).config;
    console.warn(`Atrium: ${reasonFor(response.status, siteId)}`);
  } catch {
    console.warn(
      `Atrium: ${origin} cannot be reached from this page; is ${location.host} among the allowed domains, and does the Content-Security-Policy allow connect-src ${origin}?`,
    );
  }
  return null;
}

function reasonFor(status: number, siteId: string): string {
  if (status === 404 || status === 400) return `there is no site with the id "${siteId}"`;
  if (status === 403)
    return `${location.host} is not among the allowed domains of the site "${siteId}"`;
  return `the configuration of "${siteId}" could not be loaded (${status})`;
}
