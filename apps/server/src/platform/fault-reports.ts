import type { ReportFault } from './log.ts';

/**
 * Sends faults to Sentry. Only the error and the request id travel: no request, no user, no local variables, since a
 * tenant's data is nobody else's. The SDK is loaded only when it is asked for.
 */
export async function openFaultReports(dsn: string): Promise<ReportFault> {
  const sentry = await import('@sentry/node');
  sentry.init({
    dsn,
    defaultIntegrations: false,
    integrations: [sentry.linkedErrorsIntegration(), sentry.dedupeIntegration()],
  });
  return (error, facts) => {
    sentry.captureException(error, { tags: facts });
  };
}
