import type { Client } from '@atrium/contract/clients/clients.ts';
import { ActivitiesCard } from '../work/activities/ActivitiesCard.tsx';

/** What was done with a client, and is to be done. */
export function ClientActivities({ client }: { client: Client }) {
  return <ActivitiesCard of={{ type: 'client', id: client.id }} />;
}
