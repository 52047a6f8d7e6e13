/**
 * Does one of the allowed domains cover the origin? `example.com` covers itself and `www.example.com`;
 * `*.example.com` covers every name below it; a port counts only when the domain names one.
 */
export function coversOrigin(domains: readonly string[], origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { hostname, host, protocol } = new URL(origin);
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  return domains.some((domain) => {
    const name = domain.includes(':') ? host : hostname;
    if (domain.startsWith('*.')) return name.endsWith(domain.slice(1));
    return name === domain || name === `www.${domain}`;
  });
}
