import { expect, it } from 'vitest';
import { openMetrics } from './metrics.ts';

it('shows requests, sockets, jobs and the process to Prometheus', async () => {
  const metrics = openMetrics();
  metrics.request({ method: 'GET', route: '/clients/:id', status: 200 }, 0.004);
  metrics.socket('visitor', 1);
  metrics.socket('visitor', 1);
  metrics.socket('visitor', -1);
  metrics.job('mail.deliver', 'completed', 0.2);
  const body = await metrics.render();
  expect(body).toContain(
    'http_request_duration_seconds_count{method="GET",route="/clients/:id",status="200"} 1',
  );
  expect(body).toContain('atrium_sockets{kind="visitor"} 1');
  expect(body).toContain('atrium_jobs_total{job="mail.deliver",outcome="completed"} 1');
  expect(body).toContain('atrium_job_duration_seconds_count{job="mail.deliver"} 1');
  expect(body).toContain('nodejs_eventloop_lag_seconds');
  expect(body).toContain('process_resident_memory_bytes');
});

it('keeps the figures of two servers in one process apart', async () => {
  const first = openMetrics();
  const second = openMetrics();
  first.socket('staff', 1);
  expect(await second.render()).not.toContain('kind="staff"');
});
