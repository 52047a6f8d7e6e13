import type { Module } from '../../platform/module.ts';
import { registerClients } from './clients.routes.ts';

export {
  becomeClient,
  becomeLead,
  beNoClient,
  findOrCreate,
  read as readClient,
} from './clients.service.ts';
export { claim, enter, seen, setBlocked, verify } from './visitors/visitors.service.ts';
export { findById as findVisitor } from './visitors/visitors.queries.ts';
export { listOfClient as listVisitorsOf } from './visitors/visitors.queries.ts';
export type { VisitorRow } from './visitors/visitors.queries.ts';

/** The spine: one person for one e-mail in an organization, and the browsers he was seen in. */
export const clients: Module = { name: 'clients', routes: registerClients };
