import { Anchor, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../../lib/i18n.ts';
import { RelatedCard } from '../../../ui/record-page/RelatedCard.tsx';
import { When } from '../../../ui/value/When.tsx';
import type { PaperSubject } from './papers.queries.ts';
import { keptPapersQuery } from './papers.queries.ts';

/** The papers of a record as they were when they were kept. */
export function KeptPapers({ subject }: { subject: PaperSubject }) {
  const { data } = useQuery(keptPapersQuery(subject));
  return (
    <RelatedCard
      title={t('commerce.papers.kept')}
      total={data?.length}
      empty={t('commerce.papers.kept_empty')}
    >
      <Stack gap="xs">
        {data?.map((paper) => (
          <Group key={paper.id} justify="space-between" wrap="nowrap" gap="xs">
            <Anchor href={paper.url} target="_blank" rel="noreferrer" fz="sm" truncate>
              {paper.name}
            </Anchor>
            <Text fz="xs" c="dimmed" style={{ flex: 'none' }}>
              {paper.kept_by && t('commerce.papers.kept_by', { name: paper.kept_by })}{' '}
              <When at={paper.kept_at} look="short" />
            </Text>
          </Group>
        ))}
      </Stack>
    </RelatedCard>
  );
}
