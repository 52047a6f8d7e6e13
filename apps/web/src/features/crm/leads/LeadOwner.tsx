import type { Lead } from '@atrium/contract/crm/leads.ts';
import { Button, Group, Text } from '@mantine/core';
import { t } from '../../../lib/i18n.ts';
import { useMe } from '../../../lib/session.queries.ts';
import { notify } from '../../../ui/feedback/notify.tsx';
import { PersonName } from '../../../ui/value/PersonName.tsx';
import { useUpdateLead } from './leads.queries.ts';

/** Makes the person at the screen the owner of a lead that nobody has taken. */
function TakeLead({ lead }: { lead: Lead }) {
  const me = useMe();
  const update = useUpdateLead();
  async function take(): Promise<void> {
    try {
      await update.mutateAsync({ id: lead.id, body: { owner_id: me.id, version: lead.version } });
      notify.success(t('crm.leads.taken', { name: lead.name }));
    } catch (error) {
      notify.problem(error);
    }
  }
  return (
    <Button
      size="compact-xs"
      variant="light"
      loading={update.isPending}
      aria-label={t('crm.leads.take_named', { name: lead.name })}
      onClick={() => void take()}
    >
      {t('crm.leads.take')}
    </Button>
  );
}

/** Whose lead it is; one that nobody has taken can be taken here. */
export function LeadOwner({ lead }: { lead: Lead }) {
  if (lead.owner) return <PersonName name={lead.owner.name} />;
  return (
    <Group gap="xs" wrap="nowrap">
      <Text c="dimmed" inherit>
        {t('crm.leads.untaken')}
      </Text>
      {lead.can.update && <TakeLead lead={lead} />}
    </Group>
  );
}
