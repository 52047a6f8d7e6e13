import type { Client } from '@atrium/contract/clients/clients.ts';
import type { ComponentType } from 'react';
import { ClientActivities } from './ClientActivities.tsx';
import { ClientCases } from './ClientCases.tsx';
import { ClientConversations } from './ClientConversations.tsx';
import { ClientVisits } from './ClientVisits.tsx';

/** Related lists of the client page, from the top. A room adds its card here. */
export const CLIENT_PANELS: readonly ComponentType<{ client: Client }>[] = [
  ClientConversations,
  ClientActivities,
  ClientCases,
  ClientVisits,
];
