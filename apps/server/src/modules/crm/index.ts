import type { Module } from '../../platform/module.ts';
import { registerAccounts } from './accounts/accounts.routes.ts';
import { registerContacts } from './contacts/contacts.routes.ts';
import { registerLeads } from './leads/leads.routes.ts';
import { newcomers } from './leads/newcomers.ts';
import { openMerging, type Neighbors } from './merging/merge.service.ts';
import { registerOpportunities } from './opportunities/opportunities.routes.ts';
import { registerProducts } from './products/products.routes.ts';
import { registerSettings } from './settings/settings.routes.ts';

// What rooms above need of the records of sales.
export { listRelated as listOfAccount, read as readAccount } from './accounts/accounts.service.ts';
export { originColumns, ownerColumns, ownerJoin, ownerOrder } from './links/owner.queries.ts';
export { checkReferences } from './links/references.ts';
export { today } from './links/references.queries.ts';
export { amountsOfAll } from './opportunities/opportunities.queries.ts';
export { readDetail as readOpportunity } from './opportunities/opportunities.service.ts';
export { lockWonDeal } from './opportunities/won-deal.ts';
export type { WonDeal } from './opportunities/won-deal.ts';
// Making records, for rooms above and for the demo agency.
export { add as addAccount } from './accounts/accounts.service.ts';
export { add as addContact } from './contacts/contacts.service.ts';
export { add as addLead } from './leads/leads.service.ts';
export { create as createDeal, update as updateDeal } from './opportunities/change.service.ts';
export { save as saveLines } from './opportunities/lines/lines.service.ts';
export { add as addContactRole } from './opportunities/lines/roles.service.ts';
export { create as createProduct } from './products/products.service.ts';
export { setTargets as setSalesTargets } from './settings/sources.service.ts';
export type { Converted, OnConvert } from './leads/conversion/convert.service.ts';
export type { OnUndo } from './leads/conversion/undo.service.ts';
export type { Neighbors } from './merging/merge.service.ts';

/**
 * Accounts, contacts, leads, products and opportunities.
 * @param neighbors what rooms above hang on these records: it moves with a merge and stands against an undo
 */
export function crm(neighbors: Neighbors = { related: [], onConvert: [], onUndo: [] }): Module {
  const merging = openMerging(neighbors);
  return {
    name: 'crm',
    routes(api) {
      registerAccounts(api, merging);
      registerContacts(api, merging);
      registerLeads(api, merging);
      registerProducts(api);
      registerOpportunities(api);
      registerSettings(api);
    },
    subscribers: newcomers,
  };
}
