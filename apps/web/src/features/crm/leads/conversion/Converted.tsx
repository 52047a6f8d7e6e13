import type { Conversion } from '@atrium/contract/crm/leads.ts';
import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { t } from '../../../../lib/i18n.ts';
import { RecordTile } from '../../../../ui/RecordTile.tsx';
import { RECORDS } from '../../../../ui/records.ts';

/** The links to everything that a conversion has made. */
export function Converted({ conversion, close }: { conversion: Conversion; close: () => void }) {
  const { account, contact, opportunity } = conversion.created_records;
  const links = [
    ...(opportunity
      ? [
          {
            type: 'opportunity',
            name: opportunity.name,
            to: `/opportunities/${opportunity.id}`,
          } as const,
        ]
      : []),
    { type: 'contact', name: contact.name, to: `/contacts/${contact.id}` } as const,
    { type: 'account', name: account.name, to: `/accounts/${account.id}` } as const,
  ];
  return (
    <Stack gap="md">
      <Text role="status">{t('crm.leads.converted_text')}</Text>
      <Stack gap="sm" component="ul" m={0} p={0}>
        {links.map(({ type, name, to }, index) => (
          <Group key={type} component="li" gap="sm" wrap="nowrap">
            <RecordTile type={type} size={30} />
            <div style={{ minWidth: 0 }}>
              <Text fz="xs" c="dimmed">
                {RECORDS[type].word()}
              </Text>
              <Anchor component={Link} to={to} fw={500} autoFocus={index === 0}>
                {name}
              </Anchor>
            </div>
          </Group>
        ))}
      </Stack>
      <Group justify="flex-end">
        <Button variant="default" onClick={close}>
          {t('crm.leads.stay')}
        </Button>
      </Group>
    </Stack>
  );
}
