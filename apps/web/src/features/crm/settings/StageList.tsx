import type { Stage } from '@atrium/contract/crm/stages.ts';
import { ActionIcon, Card, Group, Text, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { StatusBadge } from '../../../ui/value/StatusBadge.tsx';
import classes from './settings.module.css';
import { useStageOrder } from './useStageOrder.ts';

const KIND_COLORS: Record<Stage['kind'], string> = { open: 'indigo', won: 'green', lost: 'red' };

interface ButtonsProps {
  stage: Stage;
  place: number;
  last: number;
  move: (stage: Stage, place: number) => void;
  edit: (stage: Stage) => void;
}

function Buttons({ stage, place, last, move, edit }: ButtonsProps) {
  const { name, is_active } = stage;
  return (
    <Group gap={2} wrap="nowrap">
      {is_active && (
        <>
          <ActionIcon
            aria-label={t('crm.selling.move_up', { name })}
            disabled={place === 0}
            onClick={() => move(stage, place - 1)}
          >
            <IconArrowUp size={16} />
          </ActionIcon>
          <ActionIcon
            aria-label={t('crm.selling.move_down', { name })}
            disabled={place === last}
            onClick={() => move(stage, place + 1)}
          >
            <IconArrowDown size={16} />
          </ActionIcon>
        </>
      )}
      <ActionIcon aria-label={t('crm.selling.edit_named', { name })} onClick={() => edit(stage)}>
        <IconPencil size={16} />
      </ActionIcon>
    </Group>
  );
}

function StageFacts({ stage }: { stage: Stage }) {
  return (
    <>
      <Text fw={500} c={stage.is_active ? undefined : 'dimmed'} className={classes.name}>
        {stage.name}
      </Text>
      <Text fz="sm" c="dimmed" className={classes.number}>
        {stage.probability} %
      </Text>
      <div className={classes.kind}>
        {stage.is_active ? (
          <StatusBadge color={KIND_COLORS[stage.kind]}>
            {t(`crm.selling.kind_${stage.kind}`)}
          </StatusBadge>
        ) : (
          <StatusBadge color="gray">{t('crm.selling.inactive')}</StatusBadge>
        )}
      </div>
    </>
  );
}

export interface StageListProps {
  stages: readonly Stage[];
  /** Left out where the person may only read. */
  edit?: ((stage: Stage) => void) | undefined;
}

/** The stages in their order; dragged, or moved with buttons. */
export function StageList({ stages, edit }: StageListProps) {
  const { move, said } = useStageOrder(stages);
  const [dragged, setDragged] = useState<Stage>();
  const [over, setOver] = useState<number>();
  const last = stages.filter(({ is_active }) => is_active).length - 1;
  function drop(place: number): void {
    if (dragged) move(dragged, place);
    setDragged(undefined);
    setOver(undefined);
  }
  return (
    <Card p={0}>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
      <ol className={classes.list}>
        {stages.map((stage, place) => {
          const isMovable = edit !== undefined && stage.is_active;
          return (
            <li
              key={stage.id}
              draggable={isMovable}
              data-dragged={stage.id === dragged?.id || undefined}
              data-over={(place === over && stage.id !== dragged?.id) || undefined}
              onDragStart={() => setDragged(stage)}
              onDragEnd={() => setDragged(undefined)}
              onDragOver={(event) => {
                if (!dragged || !isMovable) return;
                event.preventDefault();
                setOver(place);
              }}
              onDrop={() => drop(place)}
            >
              {isMovable && <IconGripVertical size={16} className={classes.grip} aria-hidden />}
              <StageFacts stage={stage} />
              {edit && <Buttons stage={stage} place={place} last={last} move={move} edit={edit} />}
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
