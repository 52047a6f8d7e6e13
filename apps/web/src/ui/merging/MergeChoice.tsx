import { Alert, Button, Group, List, Skeleton, Stack, Text } from '@mantine/core';
import { IconArrowsExchange, IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem } from '../../lib/api/problem.ts';
import { t } from '../../lib/i18n.ts';
import { ErrorState } from '../feedback/ErrorState.tsx';
import { notify } from '../feedback/notify.tsx';
import { SideBySide } from '../record-page/editing/SideBySide.tsx';
import type {
  Choices,
  Mergeable,
  MergeDeclaration,
  MergePreview,
  Pair,
} from './merging.queries.ts';
import { previewQuery, useMerge } from './merging.queries.ts';
import { movesText } from './moves.ts';

export interface MergeChoiceProps<Row extends Mergeable> {
  of: MergeDeclaration<Row>;
  pair: Pair;
  /** The other one stays instead. */
  swap: () => void;
  merged: (kept: Row, gone: Row) => void;
  close: () => void;
}

/** Whose value stays, field by field: what was chosen, else what the preview proposes. */
function choicesOf<Row extends Mergeable>(preview: MergePreview<Row>, chosen: Choices): Choices {
  return Object.fromEntries(
    preview.differences.map(({ field, choice }) => [field, chosen[field] ?? choice]),
  );
}

function Moves<Row extends Mergeable>({ preview }: { preview: MergePreview<Row> }) {
  const { kept, other, moves } = preview;
  const moving = moves.filter(({ count }) => count > 0);
  return (
    <div>
      <Text fw={500} fz="sm">
        {moving.length > 0
          ? t('ui.merge_moves', { from: other.name, to: kept.name })
          : t('ui.merge_moves_nothing', { from: other.name })}
      </Text>
      <List size="sm">
        {moving.map(({ entity, count }) => (
          <List.Item key={entity}>{movesText(entity, count)}</List.Item>
        ))}
      </List>
      <Text fz="sm" c="dimmed" mt="xs">
        {t('ui.merge_consequence', { name: other.name })}
      </Text>
    </div>
  );
}

/** The two records beside each other, what moves, and the button that merges. */
export function MergeChoice<Row extends Mergeable>(props: MergeChoiceProps<Row>) {
  const { of, pair, swap, close } = props;
  const { data: preview, error, refetch } = useQuery(previewQuery(of, pair));
  const [chosen, setChosen] = useState<Choices>({});
  const [isChanged, setChanged] = useState(false);
  const merge = useMerge(of);
  if (error && !preview) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!preview) return <Skeleton h={160} />;
  const choices = choicesOf(preview, chosen);
  const { kept, other, differences } = preview;

  async function send(shown: MergePreview<Row>): Promise<void> {
    try {
      props.merged(await merge.mutateAsync({ preview: shown, choices }), shown.other);
    } catch (problem) {
      if (!isProblem(problem, 'version_conflict')) return void notify.problem(problem);
      // Somebody saved one of the two since: look again before one decides.
      await refetch();
      setChanged(true);
    }
  }

  return (
    <Stack gap="md">
      {isChanged && (
        <Alert color="amber" icon={<IconRefresh size={18} />} role="alert">
          {t('ui.merge_changed')}
        </Alert>
      )}
      {differences.length === 0 ? (
        <Text c="dimmed">{t('ui.merge_same')}</Text>
      ) : (
        <SideBySide
          fields={of.fields()}
          rows={differences.map(({ field, kept: one, other: two }) => [field, one, two])}
          sides={[
            { side: 'kept', label: t('ui.merge_kept', { name: kept.name }) },
            { side: 'other', label: t('ui.merge_other', { name: other.name }) },
          ]}
          choices={choices}
          choose={(name, side) => setChosen({ ...choices, [name]: side })}
        />
      )}
      <Moves preview={preview} />
      <Group justify="flex-end" gap="xs">
        <Button
          variant="subtle"
          leftSection={<IconArrowsExchange size={16} />}
          onClick={swap}
          mr="auto"
        >
          {t('ui.merge_swap')}
        </Button>
        <Button variant="default" onClick={close}>
          {t('ui.cancel')}
        </Button>
        <Button loading={merge.isPending} onClick={() => void send(preview)}>
          {t('ui.merge')}
        </Button>
      </Group>
    </Stack>
  );
}
