import { audit } from '../../../platform/audit/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { emit } from '../../../platform/events/emit.ts';
import type { EventRow, Subscriber } from '../../../platform/events/relay.ts';
import type { Scope } from '../../../platform/scope.ts';
import { listVisitorsOf, readClient } from '../../clients/index.ts';
import { businessDomain } from '../duplicates/domains.ts';
import { insertOnce, isKnown } from './leads.queries.ts';

/**
 * Somebody with an e-mail has written: without a lead and without a contact he becomes a lead. Told twice, or by two
 * servers at once, he is one lead all the same.
 */
async function welcome(scope: Scope, event: EventRow): Promise<void> {
  const client = event.client_id;
  if (client === null) return;
  await scope.platform.db.transact(scope, async (tx) => {
    if (await isKnown(tx, scope, client)) return;
    await insertLead(tx, scope, client);
  });
}

async function insertLead(tx: Tx, scope: Scope, client_id: number): Promise<void> {
  const client = await readClient(tx, scope, client_id);
  const [visit] = await listVisitorsOf(tx, scope, client_id);
  const at = scope.now.toISOString();
  const id = await insertOnce(tx, {
    org_id: scope.org,
    ...personOf(client),
    client_id,
    is_automatic: true,
    lead_source: 'Messenger',
    utm: JSON.stringify(campaignOf(visit?.utm ?? {})),
    created_at: at,
    updated_at: at,
  });
  if (id === undefined) return;
  const subject = { entity: 'lead', entity_id: id };
  const changes = { lead_source: [null, 'Messenger'] as [unknown, unknown] };
  await audit(tx, scope, { action: 'lead.created', ...subject, changes });
  emit(tx, scope, {
    type: 'lead.created',
    subject: { type: 'lead', id },
    client_id,
    summary: 'Lead created from the messenger',
    live: { version: 1 },
  });
}

const CAMPAIGN = ['source', 'medium', 'campaign', 'term', 'content'];

/** What the visit knows of its campaign, under the names of the address: `source` is `utm_source` of a lead. */
function campaignOf(visit: Record<string, string>): Record<string, string> {
  const named = Object.entries(visit).map(([name, value]) => [
    CAMPAIGN.includes(name) ? `utm_${name}` : name,
    value,
  ]);
  return Object.fromEntries(named) as Record<string, string>;
}

interface Known {
  email: string;
  name: string | null;
  phone: string | null;
  company: string | null;
}

/** What a lead must have, from as little as an e-mail: `ana@fern.example` is ana of fern.example. */
export function personOf({ email, name, phone, company }: Known) {
  const words = (name ?? '').trim().split(/\s+/).filter(Boolean);
  const last_name = words.pop() ?? email.split('@')[0] ?? email;
  const first_name = words.length > 0 ? words.join(' ') : null;
  const whole = [first_name, last_name].filter(Boolean).join(' ');
  return {
    email,
    phone,
    first_name,
    last_name,
    company: company || businessDomain(email) || whole,
  };
}

/** A known e-mail begins a conversation, or a conversation gets its e-mail. */
export const newcomers: Subscriber[] = ['conversation.started', 'conversation.linked'].map(
  (event) => ({
    event,
    name: `crm.newcomers.${event.split('.')[1]}`,
    handle: welcome,
  }),
);
