import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { t } from '../../lib/i18n.ts';
import { notify } from '../feedback/notify.tsx';
import { Lookup } from '../lookup/Lookup.tsx';
import { RECORDS } from '../records.ts';
import { MergeChoice } from './MergeChoice.tsx';
import type { Mergeable, MergeDeclaration } from './merging.queries.ts';

export interface MergeDialogProps<Row extends Mergeable> {
  of: MergeDeclaration<Row>;
  kept: Mergeable;
  /** Left out, the person looks for it. */
  other?: Mergeable | undefined;
  close: () => void;
}

/** Makes one record of two: finds the other, shows what differs and what moves, and merges. */
export function MergeDialog<Row extends Mergeable>(props: MergeDialogProps<Row>) {
  const { of, kept, other, close } = props;
  const navigate = useNavigate();
  const [pair, setPair] = useState({ kept: kept.id, other: other?.id });
  const source = {
    ...of.lookup,
    search: async (text: string, signal: AbortSignal) => {
      const found = await of.lookup.search(text, signal);
      return found.filter(({ value }) => value !== String(kept.id));
    },
    only: { ...of.lookup.only, except: kept.id },
  };
  function merged(one: Row, gone: Row): void {
    const path = `/${of.key}/${one.id}`;
    close();
    notify.success(t('ui.merge_done', { gone: gone.name, kept: one.name }), {
      link: { label: t('ui.view'), to: path },
    });
    void navigate({ to: path });
  }
  return (
    <Modal
      opened
      onClose={close}
      size={760}
      title={t('ui.merge_title', { name: kept.name })}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Stack gap="md">
        {!other && (
          <Lookup
            label={t('ui.merge_with', { kind: RECORDS[of.type].word() })}
            description={t('ui.merge_hint')}
            source={source}
            required
            value={pair.other === undefined ? null : String(otherOf(pair, kept.id))}
            onChange={(value) => value && setPair({ kept: kept.id, other: Number(value) })}
            data-autofocus
          />
        )}
        {pair.other === undefined ? (
          <Group justify="flex-end">
            <Text c="dimmed" fz="sm" flex={1}>
              {t('ui.merge_pick')}
            </Text>
            <Button variant="default" onClick={close}>
              {t('ui.cancel')}
            </Button>
          </Group>
        ) : (
          <MergeChoice
            key={`${pair.kept}-${pair.other}`}
            of={of}
            pair={{ kept: pair.kept, other: pair.other }}
            swap={() => setPair({ kept: pair.other ?? kept.id, other: pair.kept })}
            merged={merged}
            close={close}
          />
        )}
      </Stack>
    </Modal>
  );
}

/** Of the two the one that is not the record the dialog was opened for, whichever stays. */
function otherOf(pair: { kept: number; other: number | undefined }, id: number) {
  return pair.kept === id ? pair.other : pair.kept;
}
