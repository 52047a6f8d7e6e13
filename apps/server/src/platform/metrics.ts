import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Figures for Prometheus. Labels are route patterns and names from the code, never ids. */
export interface Metrics {
  /** An answered request; `route` is the pattern, or `unknown`. */
  request(labels: { method: string; route: string; status: number }, seconds: number): void;
  /** A socket of this kind came (1) or went (-1). */
  socket(kind: string, change: 1 | -1): void;
  job(name: string, outcome: 'completed' | 'retried' | 'failed', seconds: number): void;
  readonly contentType: string;
  /** The body of `/metrics`. */
  render(): Promise<string>;
}

const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Opens a registry of its own, with the figures of the process (memory, event loop lag) in it. */
export function openMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from request to answer',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers,
  });
  const sockets = new Gauge({
    name: 'atrium_sockets',
    help: 'Open WebSockets',
    labelNames: ['kind'],
    registers,
  });
  const jobs = new Counter({
    name: 'atrium_jobs_total',
    help: 'Jobs by outcome',
    labelNames: ['job', 'outcome'],
    registers,
  });
  const jobSeconds = new Histogram({
    name: 'atrium_job_duration_seconds',
    help: 'Time a job took',
    labelNames: ['job'],
    buckets: SECONDS,
    registers,
  });
  return {
    request: (labels, seconds) =>
      requests.observe({ ...labels, status: String(labels.status) }, seconds),
    socket: (kind, change) => sockets.inc({ kind }, change),
    job(name, outcome, seconds) {
      jobs.inc({ job: name, outcome });
      jobSeconds.observe({ job: name }, seconds);
    },
    contentType: registry.contentType,
    render: () => registry.metrics(),
  };
}
