import type { Lead } from '@atrium/contract/crm/leads.ts';
import { Anchor, Button, Group, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { t } from '../../../../lib/i18n.ts';
import { confirm } from '../../../../ui/feedback/confirm.ts';
import { notify } from '../../../../ui/feedback/notify.tsx';
import { RecordTile } from '../../../../ui/RecordTile.tsx';
import type { RecordType } from '../../../../ui/records.ts';
import { RECORDS } from '../../../../ui/records.ts';
import { When } from '../../../../ui/value/When.tsx';
import { accountQueries } from '../../accounts/accounts.queries.ts';
import { contactQueries } from '../../contacts/contacts.queries.ts';
import { opportunityQueries } from '../../opportunities/opportunities.queries.ts';
import classes from '../leads.module.css';
import { useUndoConversion } from '../leads.queries.ts';

interface MadeProps {
  type: RecordType;
  to: string;
  name: string | undefined;
}

function Made({ type, to, name }: MadeProps) {
  return (
    <Group gap={6} wrap="nowrap" className={classes.made}>
      <RecordTile type={type} size={22} />
      <Anchor component={Link} to={to} fz="sm" fw={500} truncate>
        {name ?? RECORDS[type].word()}
      </Anchor>
    </Group>
  );
}

function MadeOpportunity({ id }: { id: number }) {
  const { data } = useQuery(opportunityQueries.one(id));
  return <Made type="opportunity" to={`/opportunities/${id}`} name={data?.name} />;
}

function MadeContact({ id }: { id: number }) {
  const { data } = useQuery(contactQueries.one(id));
  return <Made type="contact" to={`/contacts/${id}`} name={data?.name} />;
}

function MadeAccount({ id }: { id: number }) {
  const { data } = useQuery(accountQueries.one(id));
  return <Made type="account" to={`/accounts/${id}`} name={data?.name} />;
}

function UndoButton({ lead }: { lead: Lead }) {
  const undo = useUndoConversion();
  async function run(): Promise<void> {
    const isSure = await confirm({
      title: t('crm.leads.undo_title'),
      text: t('crm.leads.undo_text', { name: lead.name }),
      action: t('crm.leads.undo'),
    });
    if (!isSure) return;
    try {
      await undo.mutateAsync(lead);
      notify.success(t('crm.leads.undone', { name: lead.name }));
    } catch (error) {
      notify.problem(error);
    }
  }
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={<IconArrowBackUp size={15} />}
      loading={undo.isPending}
      onClick={() => void run()}
    >
      {t('crm.leads.undo')}
    </Button>
  );
}

/** What a converted lead has become, and the way back. */
export function ConvertedBar({ lead }: { lead: Lead }) {
  const { converted_account_id, converted_contact_id, converted_opportunity_id } = lead;
  return (
    <section className={classes.converted} aria-label={t('crm.leads.converted_title')}>
      <Group gap="lg" style={{ minWidth: 0 }}>
        <Text fz="sm" c="dimmed">
          {t('crm.leads.status_Converted')} <When at={lead.converted_at} />
        </Text>
        {converted_opportunity_id !== null && <MadeOpportunity id={converted_opportunity_id} />}
        {converted_contact_id !== null && <MadeContact id={converted_contact_id} />}
        {converted_account_id !== null && <MadeAccount id={converted_account_id} />}
      </Group>
      {lead.can.undo_conversion && <UndoButton lead={lead} />}
    </section>
  );
}
