import type { Client } from '@atrium/contract/clients/clients.ts';
import { CLIENT_STAGES } from '@atrium/contract/clients/clients.ts';
import { t } from '../../lib/i18n.ts';
import type { Field } from '../../ui/record-form/fields.ts';
import { StatusBadge } from '../../ui/value/StatusBadge.tsx';
import { userLookup } from '../settings/users/users.queries.ts';

const STAGE_COLORS: Record<Client['stage'], string> = {
  visitor: 'gray',
  lead: 'orange',
  client: 'green',
  former: 'slate',
};

/** The word of each stage. */
export function stageWords(): Record<Client['stage'], string> {
  return {
    visitor: t('clients.stage_visitor'),
    lead: t('clients.stage_lead'),
    client: t('clients.stage_client'),
    former: t('clients.stage_former'),
  };
}

/** How far a person has come: visitor, lead, client, former. */
export function StageBadge({ stage }: { stage: Client['stage'] }) {
  return <StatusBadge color={STAGE_COLORS[stage]}>{stageWords()[stage]}</StatusBadge>;
}

/** The fields of a client, for form and record page. */
export function clientFields(): Record<string, Field> {
  const words = stageWords();
  return {
    name: { name: 'name', label: t('clients.name'), kind: 'text', isNullable: true },
    email: { name: 'email', label: t('clients.email'), kind: 'email', isRequired: true },
    phone: { name: 'phone', label: t('clients.phone'), kind: 'phone', isNullable: true },
    company: { name: 'company', label: t('clients.company'), kind: 'text', isNullable: true },
    stage: {
      name: 'stage',
      label: t('clients.stage'),
      kind: 'choice',
      isRequired: true,
      choices: CLIENT_STAGES.map((value) => ({ value, label: words[value] })),
    },
    owner_id: { name: 'owner_id', label: t('clients.owner'), kind: 'lookup', lookup: userLookup },
    notes: {
      name: 'notes',
      label: t('clients.notes'),
      kind: 'long',
      isNullable: true,
      isWide: true,
    },
  };
}

/** A client in a word: the name, else the address. */
export function clientName(client: Pick<Client, 'name' | 'email'>): string {
  return client.name ?? client.email;
}
