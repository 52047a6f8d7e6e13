import type { ListQuery } from '@atrium/contract/core/filters.ts';
import type { SiteConfig } from '@atrium/contract/sites/site-config.ts';
import type {
  PublicConfig,
  Site,
  SiteCreate,
  SiteUpdate,
  SiteVersion,
} from '@atrium/contract/sites/sites.ts';
import type { z } from 'zod';
import { audit } from '../../platform/audit/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { emit } from '../../platform/events/emit.ts';
import type { Page } from '../../platform/http/index.ts';
import { authorize, found } from '../../platform/policy.ts';
import { fieldProblem, ProblemError } from '../../platform/problem.ts';
import { exportCsv, updateRecord } from '../../platform/records/index.ts';
import type { Scope } from '../../platform/scope.ts';
import { randomToken } from '../../platform/secrets.ts';
import { canSite } from './sites.policy.ts';
import * as queries from './sites.queries.ts';
import { slugOf, variantsOf } from './slugs.ts';

function present(scope: Scope, row: queries.SiteRow): Site {
  return { ...row, can: canSite(scope) };
}

async function read(tx: Tx, scope: Scope, id: number): Promise<Site> {
  return present(scope, found(await queries.findById(tx, scope, id)));
}

export function list(scope: Scope, query: ListQuery): Promise<Page<Site>> {
  return scope.platform.db.transact(scope, async (tx) => {
    const page = await queries.list(tx, scope, query);
    return { ...page, rows: page.rows.map((row) => present(scope, row)) };
  });
}

export function exportAll(scope: Scope, query: ListQuery): AsyncIterable<string> {
  const columns = [
    'id',
    'site_id',
    'name',
    'allowed_domains',
    'is_active',
    'conversation_count',
    'created_at',
  ] as const;
  return exportCsv(scope, { columns, query, list: queries.list });
}

export function get(scope: Scope, id: number): Promise<Site> {
  return scope.platform.db.transact(scope, (tx) => read(tx, scope, id));
}

type NewSite = z.output<typeof SiteCreate>;

export function create(scope: Scope, input: NewSite): Promise<Site> {
  return scope.platform.db.transact(scope, async (tx) =>
    read(tx, scope, await insert(tx, scope, input)),
  );
}

/** Makes a site unless its public name is taken, by whomever. */
export function ensure(scope: Scope, input: NewSite & { site_id: string }): Promise<void> {
  return scope.platform.db.transact(scope, async (tx) => {
    await insert(tx, scope, input).catch(ignoreTaken);
  });
}

function ignoreTaken(error: unknown): void {
  if (!(error instanceof ProblemError && error.code === 'rule')) throw error;
}

/** A given name must be free; one made from the title gets a number until it is. */
async function insert(tx: Tx, scope: Scope, input: NewSite): Promise<number> {
  const names = input.site_id ? [input.site_id] : variantsOf(slugOf(input.name));
  for (const site_id of names) {
    const id = await queries.insert(tx, {
      org_id: scope.org,
      site_id,
      name: input.name,
      allowed_domains: input.allowed_domains,
      config: JSON.stringify(input.config),
      created_at: scope.now.toISOString(),
      updated_at: scope.now.toISOString(),
    });
    if (id === undefined) continue;
    await keepVersion(tx, scope, { id, version: 1, config: input.config });
    await audit(tx, scope, {
      action: 'site.created',
      entity: 'site',
      entity_id: id,
      changes: { name: [null, input.name], site_id: [null, site_id] },
    });
    emit(tx, scope, { type: 'site.created', subject: { type: 'site', id }, live: { version: 1 } });
    return id;
  }
  throw fieldProblem('site_id', 'taken', 'This site id is taken');
}

function keepVersion(
  tx: Tx,
  scope: Scope,
  given: { id: number; version: number; config: SiteConfig },
) {
  return queries.keepVersion(tx, {
    org_id: scope.org,
    site_id: given.id,
    version: given.version,
    config: JSON.stringify(given.config),
    saved_by: scope.principal.name,
    saved_at: scope.now.toISOString(),
  });
}

export function update(
  scope: Scope,
  id: number,
  changes: z.output<typeof SiteUpdate>,
): Promise<Site> {
  return scope.platform.db.transact(scope, (tx) => change(tx, scope, { id, changes }));
}

async function change(
  tx: Tx,
  scope: Scope,
  { id, changes }: { id: number; changes: z.output<typeof SiteUpdate> },
): Promise<Site> {
  const updated = await updateRecord(tx, scope, {
    entity: 'site',
    changes,
    lock: (inner) => queries.lock(inner, scope, id),
    check: () => authorize(canSite(scope).update),
    write: async (inner, { config, ...columns }) => {
      await queries.update(inner, scope, {
        id,
        ...columns,
        ...(config && { config: JSON.stringify(config) }),
      });
      if (config) await keepVersion(inner, scope, { id, version: columns.version, config });
    },
    present: (inner) => read(inner, scope, id),
  });
  return updated as Site;
}

export function duplicate(scope: Scope, id: number, name: string): Promise<Site> {
  return scope.platform.db.transact(scope, async (tx) => {
    const { config, allowed_domains } = await read(tx, scope, id);
    return read(tx, scope, await insert(tx, scope, { name, config, allowed_domains }));
  });
}

export function versions(scope: Scope, id: number): Promise<SiteVersion[]> {
  return scope.platform.db.transact(scope, async (tx) => {
    await read(tx, scope, id);
    return queries.versions(tx, scope, id);
  });
}

export function restore(
  scope: Scope,
  id: number,
  given: { restore_version: number; version: number },
): Promise<Site> {
  return scope.platform.db.transact(scope, async (tx) => {
    const kept = await queries.versions(tx, scope, id);
    const { config } = found(kept.find((each) => each.version === given.restore_version));
    return change(tx, scope, { id, changes: { config, version: given.version } });
  });
}

/** The secret is shown this once and kept encrypted. */
export function rotateSecret(scope: Scope, id: number): Promise<{ secret: string }> {
  return scope.platform.db.transact(scope, async (tx) => {
    found(await queries.lock(tx, scope, id));
    const secret = randomToken();
    await queries.update(tx, scope, {
      id,
      identity_secret: scope.platform.secrets.encrypt(secret),
    });
    await audit(tx, scope, { action: 'site.secret_rotated', entity: 'site', entity_id: id });
    emit(tx, scope, { type: 'site.secret_rotated', subject: { type: 'site', id } });
    return { secret };
  });
}

/** The first platform's way to save: makes the site when it is new. The last one to save wins. */
export function saveConfig(
  scope: Scope,
  input: { siteId: string; clientName: string; config: SiteConfig },
): Promise<PublicConfig> {
  return scope.platform.db.transact(scope, async (tx) => {
    const id = await queries.findIdBySlug(tx, scope, input.siteId);
    const changes = { name: input.clientName, config: input.config };
    if (id === undefined) {
      await insert(tx, scope, { site_id: input.siteId, allowed_domains: [], ...changes });
    } else {
      const { version } = found(await queries.lock(tx, scope, id));
      await change(tx, scope, { id, changes: { ...changes, version } });
    }
    return {
      success: true,
      siteId: input.siteId,
      clientName: input.clientName,
      config: input.config,
      source: 'postgres_direct',
    };
  });
}
