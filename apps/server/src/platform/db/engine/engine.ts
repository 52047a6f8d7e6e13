import type { FastifyBaseLogger } from 'fastify';
import type pg from 'pg';
import type { ControlHandler } from './control.ts';

/** The part of the logger the engine needs. */
export type EngineLog = Pick<FastifyBaseLogger, 'info' | 'warn' | 'error'>;

/** An open database: PGlite in a worker thread, or a PostgreSQL server. */
export interface Engine {
  readonly kind: 'pglite' | 'postgres';
  /** With PGlite one connection only: never take a second one inside a transaction. */
  readonly pool: pg.Pool;
  /** The locked data directory; null with PostgreSQL and in memory. */
  readonly dataDir: string | null;
  /**
   * Answers `POST /<name>` on the control socket of the data directory, for command-line tools
   * of the same user. Does nothing where there is no data directory to hold the socket.
   */
  onControl(name: string, handler: ControlHandler): void;
  /** Writes a tarball of PGlite's data directory, to be given as `restoreDump`. */
  dumpDataDirectory(file: string): Promise<void>;
  /** Closes the pool, then the worker, then releases the lock. Safe to call twice. */
  close(): Promise<void>;
}

/** What `openEngine` needs to know. */
export interface EngineOptions {
  /** A `postgres://` address; without it the embedded database opens. */
  databaseUrl?: string;
  dataDir: string;
  log: EngineLog;
  /** A tarball from `dumpDataDirectory` to begin an empty database from. */
  restoreDump?: string;
  /** No data directory, no lock, nothing kept: for tests. */
  inMemory?: boolean;
  /** PostgreSQL only; PGlite always has one. */
  maxConnections?: number;
}
