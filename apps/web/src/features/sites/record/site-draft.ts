import { SiteUpdate } from '@atrium/contract/sites/sites.ts';
import type { Site } from '@atrium/contract/sites/sites.ts';
import type { SiteConfig } from '@atrium/contract/sites/site-config.ts';

/** What can be edited on a site's page, as one draft that is saved as a whole. */
export interface SiteDraft {
  name: string;
  allowed_domains: string[];
  config: SiteConfig;
}

export const DRAFT_KEYS = ['name', 'allowed_domains', 'config'] as const;

export function draftOf(site: Site): SiteDraft {
  return { name: site.name, allowed_domains: site.allowed_domains, config: site.config };
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The parts that differ from what was loaded. */
export function changesOf(base: SiteDraft, draft: SiteDraft): Partial<SiteDraft> {
  const changed = DRAFT_KEYS.filter((key) => !same(base[key], draft[key]));
  return Object.fromEntries(changed.map((key) => [key, draft[key]]));
}

export function isChanged(base: SiteDraft, draft: SiteDraft): boolean {
  return Object.keys(changesOf(base, draft)).length > 0;
}

/** Messages by path (`config.appearance.title`) for what the contract would refuse. */
export function problemsOf(draft: SiteDraft): Record<string, string> {
  const result = SiteUpdate.safeParse({ ...draft, version: 1 });
  if (result.success) return {};
  return Object.fromEntries(
    result.error.issues.map((issue) => [issue.path.join('.'), issue.message]),
  );
}

type Flat = Record<string, unknown>;

/** The configuration as flat paths (`appearance.color`), for conflicts and history. */
export function flatten(value: object, prefix = ''): Flat {
  const flat: Flat = {};
  for (const [key, each] of Object.entries(value)) {
    const path = prefix ? `${prefix}.${key}` : key;
    const isGroup = typeof each === 'object' && each !== null && !Array.isArray(each);
    Object.assign(flat, isGroup ? flatten(each as object, path) : { [path]: each });
  }
  return flat;
}

export interface Difference {
  path: string;
  before: unknown;
  after: unknown;
}

/** What differs between two configurations, path by path. */
export function differences(before: object, after: object): Difference[] {
  const left = flatten(before);
  const right = flatten(after);
  return [...new Set([...Object.keys(left), ...Object.keys(right)])]
    .filter((path) => !same(left[path], right[path]))
    .map((path) => ({ path, before: left[path], after: right[path] }));
}

/** Puts chosen values of `source` into `target` at their paths; neither is changed. */
export function takePaths<T extends object>(
  target: T,
  source: object,
  paths: readonly string[],
): T {
  const result = structuredClone(target);
  const values = flatten(source);
  for (const path of paths) {
    const keys = path.split('.');
    let group: Flat = result as Flat;
    for (const key of keys.slice(0, -1)) group = group[key] as Flat;
    group[keys.at(-1)!] = structuredClone(values[path]);
  }
  return result;
}
