import type { EventRow } from '../../platform/events/relay.ts';
import type { Scope } from '../../platform/scope.ts';

const STALE_MS = 2 * 86_400_000;

/** What happened days ago is history: an import that brings it, or a server that was away so long, rings no bell. */
export function isNews(scope: Scope, event: Pick<EventRow, 'occurred_at'>): boolean {
  return scope.now.getTime() - Date.parse(event.occurred_at) < STALE_MS;
}
