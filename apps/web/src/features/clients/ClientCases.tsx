import type { Client } from '@atrium/contract/clients/clients.ts';
import { CasesCard } from '../work/cases/CasesCard.tsx';

/** What a client needs help with. */
export function ClientCases({ client }: { client: Client }) {
  const of = { client_id: client.id };
  return <CasesCard of={of} initial={of} />;
}
