import { ActionIcon, Badge } from '@mantine/core';
import { IconTag } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../../lib/i18n.ts';
import { labelsQuery } from '../list/conversations.queries.ts';
import type { MenuProps } from './AssigneeMenu.tsx';
import { PickMenu } from './PickMenu.tsx';
import { useActions } from './useActions.ts';

/** Puts labels on and takes them off; it stays open for more than one. */
export function LabelMenu({ conversation, isOpen, onOpen }: MenuProps) {
  const labels = useQuery(labelsQuery).data ?? [];
  const { label } = useActions();
  const chosen = new Set(conversation.labels.map((each) => each.id));

  function toggle(key: string) {
    const id = Number(key);
    const next = labels.filter((each) => chosen.has(each.id) !== (each.id === id));
    void label(conversation, next);
  }

  return (
    <PickMenu
      isOpen={isOpen}
      onOpen={onOpen}
      searchLabel={t('inbox.actions.label_search')}
      emptyText={t('inbox.actions.no_labels')}
      onPick={toggle}
      picks={labels.map((each) => ({
        key: String(each.id),
        name: each.name,
        look: <Badge color={each.color}>{each.name}</Badge>,
        isChosen: chosen.has(each.id),
      }))}
      target={
        <ActionIcon
          size="lg"
          title={t('inbox.actions.labels')}
          aria-label={t('inbox.actions.labels')}
          onClick={() => onOpen(!isOpen)}
        >
          <IconTag size={18} />
        </ActionIcon>
      }
    />
  );
}
