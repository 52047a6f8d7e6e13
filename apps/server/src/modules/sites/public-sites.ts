import { isOwnOrigin } from '../../platform/http/index.ts';
import { ProblemError } from '../../platform/problem.ts';
import type { Caller, Platform } from '../../platform/scope.ts';
import type { FastifyRequest } from 'fastify';
import { coversOrigin } from './domains.ts';
import * as queries from './sites.queries.ts';
import type { PublicSite } from './sites.queries.ts';

const KEPT_MS = 30_000;

interface Kept<T> {
  value: T;
  until: number;
}

/**
 * Sites by their public name, kept for half a minute and forgotten at once when one changes: every page view of every
 * site asks for them.
 */
export class PublicSites {
  readonly #platform: Platform;
  readonly #sites = new Map<string, Kept<PublicSite | null>>();
  #domains: Kept<string[]> | null = null;
  /** Counts the changes: what was read before one is not kept after it. */
  #changes = 0;

  constructor(platform: Platform) {
    this.#platform = platform;
    const forget = () => {
      this.#changes += 1;
      this.#sites.clear();
      this.#domains = null;
    };
    platform.live.onHint((hint) => hint.entity === 'site' && forget());
    platform.live.onResync(forget);
  }

  /** @throws ProblemError `not_found` when there is no active site of this name */
  async get(slug: string): Promise<PublicSite> {
    const now = this.#platform.clock.now().getTime();
    let kept = this.#sites.get(slug);
    if (!kept || kept.until < now) {
      const changes = this.#changes;
      const site = await this.#platform.db.system((tx) => queries.findPublic(tx, slug));
      // Unknown names are kept too, but not without bound.
      if (this.#sites.size > 10_000) this.#sites.clear();
      kept = { value: site ?? null, until: now + KEPT_MS };
      if (changes === this.#changes) this.#sites.set(slug, kept);
    }
    if (!kept.value)
      throw new ProblemError('not_found', { detail: 'There is no active site with this id' });
    return kept.value;
  }

  /** @throws ProblemError `origin_refused` when a page of this origin may not use the site */
  requireOrigin(site: PublicSite, request: FastifyRequest): void {
    const { origin } = request.headers;
    // No browser calls across origins without saying so; our own pages are always welcome.
    if (origin === undefined || isOwnOrigin(this.#platform, request, origin)) return;
    if (coversOrigin(site.allowed_domains, origin)) return;
    throw new ProblemError('origin_refused', {
      detail: `Add ${hostOf(origin)} to the allowed domains of this site`,
    });
  }

  /** May pages of this origin call at all? Asked for preflights, which do not name a site. */
  async allowsSomewhere(origin: string): Promise<boolean> {
    const now = this.#platform.clock.now().getTime();
    if (!this.#domains || this.#domains.until < now) {
      const changes = this.#changes;
      const value = await this.#platform.db.system((tx) => queries.allDomains(tx));
      if (changes !== this.#changes) return coversOrigin(value, origin);
      this.#domains = { value, until: now + KEPT_MS };
    }
    return coversOrigin(this.#domains.value, origin);
  }
}

function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host : 'this domain';
}

const opened = new WeakMap<Platform, PublicSites>();

/** The public sites of this process. */
export function publicSites({ platform }: Pick<Caller, 'platform'>): PublicSites {
  const known = opened.get(platform);
  if (known) return known;
  const made = new PublicSites(platform);
  opened.set(platform, made);
  return made;
}
