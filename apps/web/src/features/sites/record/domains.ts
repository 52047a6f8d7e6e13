import { SiteCreate } from '@atrium/contract/sites/sites.ts';

const Domains = SiteCreate.shape.allowed_domains;

/** A domain out of what people paste: `https://www.Example.com/about` becomes `www.example.com`. */
export function domainOf(pasted: string): string {
  const bare = pasted.trim().toLowerCase();
  const withoutScheme = bare.replace(/^[a-z][a-z0-9+.-]*:\/\//, '');
  return withoutScheme
    .split(/[/?#]/)[0]!
    .replace(/^[^@]*@/, '')
    .replace(/\.$/, '');
}

/** Adds what was typed or pasted (several at once are fine); says what is wrong with the first bad one. */
export function addDomains(
  domains: readonly string[],
  pasted: string,
): { domains: string[]; refused?: string } {
  const given = pasted
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(domainOf);
  const accepted = [...domains];
  for (const domain of given) {
    if (!Domains.safeParse([domain]).success) return { domains: accepted, refused: domain };
    if (!accepted.includes(domain)) accepted.push(domain);
  }
  return { domains: accepted };
}
