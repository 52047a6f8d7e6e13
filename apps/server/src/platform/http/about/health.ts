import type { Readiness } from '@atrium/contract/core/health.ts';
import type { FastifyReply } from 'fastify';
import type { Platform } from '../../scope.ts';

type Probe = () => Promise<string | void>;

/** Asks everything the program stands on; 503 when something does not answer. */
export async function checkHealth(platform: Platform, reply: FastifyReply): Promise<Readiness> {
  const probes: Record<string, Probe> = {
    database: async () => {
      await platform.db.engine.pool.query('SELECT 1');
      return platform.db.engine.kind;
    },
    queue: () => platform.jobs.check(),
    files: () => platform.files.check(),
    live: () => platform.live.check(),
    semantic_search: () => describeVector(platform),
  };
  const checks: Readiness['checks'] = {};
  for (const [name, probe] of Object.entries(probes)) {
    checks[name] = await timed(probe);
  }
  const ok = Object.values(checks).every((check) => check.ok);
  if (!ok) reply.code(503).serializer((body: unknown) => JSON.stringify(body));
  return { ok, checks };
}

async function timed(probe: Probe): Promise<Readiness['checks'][string]> {
  const begun = performance.now();
  try {
    const detail = await probe();
    return { ok: true, latency_ms: since(begun), ...(detail && { detail }) };
  } catch (error) {
    const detail = error instanceof Error ? error.message : 'no answer';
    return { ok: false, latency_ms: since(begun), detail };
  }
}

function since(begun: number): number {
  return Math.round((performance.now() - begun) * 100) / 100;
}

/** Without the vector extension retrieval is lexical; that is not a fault. */
async function describeVector(platform: Platform): Promise<string> {
  const sql = `SELECT 1 FROM pg_available_extensions WHERE name = 'vector'`;
  const { rowCount } = await platform.db.engine.pool.query(sql);
  return rowCount ? 'the vector extension is available' : 'lexical: there is no vector extension';
}
