/** "Fernwood Bakery" → `fernwood-bakery`: what a site is called in its snippet when nobody chose a name. */
export function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 56)
    .replace(/-+$/, '');
  return plain.length >= 3 ? plain : `site-${plain || 'new'}`;
}

/** The name itself, then with a number behind it. */
export function variantsOf(slug: string): string[] {
  return [slug, ...Array.from({ length: 98 }, (_none, index) => `${slug}-${index + 2}`)];
}
