import type { Client, ClientVisitor } from '@atrium/contract/clients/clients.ts';
import { Anchor, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../lib/i18n.ts';
import { RelatedCard } from '../../ui/record-page/RelatedCard.tsx';
import { StatusBadge } from '../../ui/value/StatusBadge.tsx';
import { When } from '../../ui/value/When.tsx';
import { clientVisitorsQuery } from './clients.queries.ts';

function Page({ visit }: { visit: ClientVisitor }) {
  const { page_url, page_title } = visit;
  if (!page_url) return null;
  const name = page_title ?? page_url;
  // What a browser said about itself: a link only when it can be nothing but one.
  if (!/^https?:\/\//i.test(page_url)) {
    return (
      <Text fz="xs" truncate>
        {name}
      </Text>
    );
  }
  return (
    <Anchor
      href={page_url}
      fz="xs"
      target="_blank"
      rel="noreferrer noopener"
      truncate
      display="block"
    >
      {name}
    </Anchor>
  );
}

/** The browsers in which a client was seen, and where. */
export function ClientVisits({ client }: { client: Client }) {
  const { data } = useQuery(clientVisitorsQuery(client.id));
  return (
    <RelatedCard
      type="site"
      title={t('clients.visits')}
      total={data?.length}
      empty={t('clients.visits_empty')}
    >
      <Stack gap="sm">
        {data?.map((visit) => (
          <div key={visit.id}>
            <Group justify="space-between" wrap="nowrap" gap="xs">
              <Text fz="sm" fw={500} truncate>
                {visit.site_name}
              </Text>
              <Text fz="xs" c="dimmed" style={{ flex: 'none' }}>
                {visit.is_online ? (
                  <StatusBadge color="green">{t('clients.online')}</StatusBadge>
                ) : (
                  <When at={visit.last_seen_at} />
                )}
              </Text>
            </Group>
            <Page visit={visit} />
            <Text fz="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {t(`clients.proof_${visit.proof}`)}
              {Object.entries(visit.utm).map(([name, value]) => ` · ${name}: ${value}`)}
            </Text>
          </div>
        ))}
      </Stack>
    </RelatedCard>
  );
}
