import type { BodyOf } from '@atrium/contract/core/route.ts';
import type { Conversion, leads } from '@atrium/contract/crm/leads.ts';
import { audit } from '../../../../platform/audit/index.ts';
import type { Tx } from '../../../../platform/db/index.ts';
import { emit } from '../../../../platform/events/emit.ts';
import { authorize, found } from '../../../../platform/policy.ts';
import { fieldProblem, ProblemError } from '../../../../platform/problem.ts';
import { refTo } from '../../../../platform/records/index.ts';
import { userIdOf, type Scope } from '../../../../platform/scope.ts';
import { becomeClient } from '../../../clients/index.ts';
import * as accounts from '../../accounts/accounts.service.ts';
import * as contacts from '../../contacts/contacts.service.ts';
import { findByEmail, table as contactTable } from '../../contacts/contacts.queries.ts';
import { accountCandidates, contactCandidates } from '../../duplicates/duplicates.service.ts';
import { checkReferences } from '../../links/references.ts';
import * as dealMaking from '../../opportunities/change.service.ts';
import { join } from '../../opportunities/lines/roles.service.ts';
import * as opportunities from '../../opportunities/opportunities.service.ts';
import { canLead } from '../leads.policy.ts';
import { table } from '../leads.queries.ts';
import * as leadService from '../leads.service.ts';
import { FIRST_ROLE, type Made } from './conversion.queries.ts';

type Lead = NonNullable<Awaited<ReturnType<typeof table.lock>>>;
type Input = BodyOf<(typeof leads)['convert']>;

/** What belongs to a lead in other rooms goes along when it is converted, in the same transaction. */
export type OnConvert = (tx: Tx, scope: Scope, converted: Converted) => Promise<void>;

export interface Converted {
  lead_id: number;
  account_id: number;
  contact_id: number;
  opportunity_id: number | null;
}

/** What converting would find there already. */
export function candidates(scope: Scope, id: number) {
  return scope.platform.db.transact(scope, async (tx) => {
    const { first_name, last_name, company, email, website } = await leadService.read(
      tx,
      scope,
      id,
    );
    const person = { first_name: first_name ?? undefined, last_name, email: email ?? undefined };
    const firm = { company, email: email ?? undefined, website: website ?? undefined };
    return {
      accounts: await accountCandidates(tx, scope, firm),
      contacts: await contactCandidates(tx, scope, person),
    };
  });
}

/** Account, contact and opportunity of a lead: all of it, or nothing. */
export function convert(
  scope: Scope,
  given: { id: number; input: Input; hooks: readonly OnConvert[] },
): Promise<Conversion> {
  const { id, input, hooks } = given;
  return scope.platform.db.transact(scope, async (tx) => {
    const lead = found(await table.lock(tx, scope, id));
    await checkConvertible(tx, scope, { lead, input });
    const made: (Made | `stage:${string}`)[] = [];
    const contact = await contactFor(tx, scope, { lead, input, made });
    const { account_id, contact_id } = contact;
    const deal = { lead, input, account_id };
    const opportunity_id = input.create_opportunity ? await dealFor(tx, scope, deal) : null;
    if (opportunity_id !== null) {
      made.push('opportunity');
      await join(tx, scope, { opportunity: opportunity_id, contact_id, role: FIRST_ROLE });
    }
    if (lead.client_id !== null) {
      const before = await becomeClient(tx, scope, lead.client_id);
      if (before !== undefined) made.push(`stage:${before}`);
    }
    const converted = { lead_id: id, account_id, contact_id, opportunity_id };
    for (const hook of hooks) await hook(tx, scope, converted);
    await close(tx, scope, { lead, converted, made });
    return answer(tx, scope, converted);
  });
}

async function checkConvertible(
  tx: Tx,
  scope: Scope,
  { lead, input }: { lead: Lead; input: Input },
): Promise<void> {
  if (lead.status === 'Converted')
    throw new ProblemError('conflict', { detail: 'This lead has been converted already' });
  authorize(canLead(scope, lead).convert);
  if (input.version !== undefined && input.version !== lead.version)
    throw new ProblemError('version_conflict', {
      current: await leadService.read(tx, scope, lead.id),
    });
  if (input.create_opportunity && !input.opportunity_name)
    throw fieldProblem('opportunity_name', 'required', 'Give the opportunity a name');
}

interface Making {
  lead: Lead;
  input: Input;
  made: string[];
}

/** The contact: the chosen one with its account, or a new one at the chosen or a new account. */
async function contactFor(tx: Tx, scope: Scope, { lead, input, made }: Making) {
  const { account_id: chosen, contact_id } = input;
  await checkReferences(tx, scope, { wanted: { account_id: chosen, contact_id } });
  if (contact_id !== undefined) {
    const contact = found(await contactTable.lock(tx, scope, contact_id));
    if (chosen !== undefined && contact.account_id !== chosen)
      throw fieldProblem('contact_id', 'other_account', 'This contact is at another account');
    if (contact.client_id === null && lead.client_id !== null)
      await contactTable.update(tx, scope, { id: contact_id, client_id: lead.client_id });
    return { account_id: contact.account_id, contact_id };
  }
  const holder = lead.email ? await findByEmail(tx, scope, lead.email) : undefined;
  if (holder) {
    const message = `${holder.name} has this e-mail already: convert into that contact`;
    throw fieldProblem('contact_id', 'duplicate', message);
  }
  const account_id = chosen ?? (await accountFor(tx, scope, lead));
  if (chosen === undefined) made.push('account');
  made.push('contact');
  const { first_name, last_name, title, email, phone, description, client_id } = lead;
  const owner_id = ownerOf(scope, lead);
  const person = { first_name, last_name, title, email, phone, description, owner_id };
  return {
    account_id,
    contact_id: await contacts.add(tx, scope, { ...person, account_id, client_id }),
  };
}

function ownerOf(scope: Scope, lead: Lead): number {
  return found(lead.owner_id ?? userIdOf(scope) ?? undefined);
}

function accountFor(tx: Tx, scope: Scope, lead: Lead): Promise<number> {
  return accounts.add(tx, scope, {
    name: lead.company,
    phone: lead.phone,
    website: lead.website,
    industry: lead.industry,
    billing_address: lead.address,
    type: 'Prospect',
    owner_id: ownerOf(scope, lead),
  });
}

function dealFor(
  tx: Tx,
  scope: Scope,
  { lead, input, account_id }: { lead: Lead; input: Input; account_id: number },
): Promise<number> {
  const { lead_source } = lead;
  const name = input.opportunity_name ?? '';
  return dealMaking.add(tx, scope, {
    input: { name, account_id, lead_source, owner_id: ownerOf(scope, lead) },
    heritage: { lead_id: lead.id, client_id: lead.client_id, utm: JSON.stringify(lead.utm) },
  });
}

async function close(
  tx: Tx,
  scope: Scope,
  { lead, converted, made }: { lead: Lead; converted: Converted; made: string[] },
): Promise<void> {
  const at = scope.now.toISOString();
  const links = {
    converted_account_id: converted.account_id,
    converted_contact_id: converted.contact_id,
    converted_opportunity_id: converted.opportunity_id,
  };
  await table.update(tx, scope, {
    id: lead.id,
    status: 'Converted',
    status_before: lead.status as 'New',
    ...links,
    conversion_made: made,
    converted_at: at,
    version: lead.version + 1,
    updated_at: at,
  });
  const changes = {
    status: [lead.status, 'Converted'] as [unknown, unknown],
    ...Object.fromEntries(
      Object.entries(links).map(([name, id]) => [name, [null, id] as [unknown, unknown]]),
    ),
  };
  await audit(tx, scope, { action: 'lead.converted', entity: 'lead', entity_id: lead.id, changes });
  emit(tx, scope, {
    type: 'lead.converted',
    subject: { type: 'lead', id: lead.id },
    client_id: lead.client_id,
    summary: 'Lead converted',
    also: [
      ...refTo('account', converted.account_id),
      ...refTo('contact', converted.contact_id),
      ...refTo('opportunity', converted.opportunity_id),
    ],
    data: { ...converted },
    live: { version: lead.version + 1 },
  });
}

async function answer(tx: Tx, scope: Scope, converted: Converted): Promise<Conversion> {
  const { account_id, contact_id, opportunity_id, lead_id } = converted;
  return {
    message: 'Lead converted successfully.',
    created_records: {
      account: await accounts.read(tx, scope, account_id),
      contact: await contacts.read(tx, scope, contact_id),
      opportunity:
        opportunity_id === null ? null : await opportunities.read(tx, scope, opportunity_id),
    },
    lead: await leadService.read(tx, scope, lead_id),
  };
}
