import type { Lead } from '@atrium/contract/crm/leads.ts';
import { Anchor, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { t } from '../../../../lib/i18n.ts';
import { RelatedCard } from '../../../../ui/record-page/RelatedCard.tsx';
import { RECORDS } from '../../../../ui/records.ts';
import { duplicatesQuery } from '../leads.queries.ts';

const PATHS = { account: '/accounts', contact: '/contacts', lead: '/leads' } as const;

/** Leads, contacts and accounts that may be the same as an open lead; nothing when there are none. */
export function LeadDuplicates({ lead }: { lead: Lead }) {
  const { data = [] } = useQuery(duplicatesQuery(lead));
  if (data.length === 0) return null;
  return (
    <RelatedCard title={t('crm.leads.duplicates')} total={data.length} empty="">
      <Stack gap="xs">
        {data.map(({ entity, id, name, detail, reasons }) => (
          <div key={`${entity}-${id}`} style={{ overflowWrap: 'anywhere' }}>
            <Anchor component={Link} to={`${PATHS[entity]}/${id}`} fz="sm" fw={500}>
              {name}
            </Anchor>
            <Text fz="xs" c="dimmed">
              {[
                RECORDS[entity].word(),
                detail,
                ...reasons.map((reason) => t(`ui.duplicate_${reason}`)),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          </div>
        ))}
      </Stack>
    </RelatedCard>
  );
}
