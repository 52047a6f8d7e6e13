import { Card, Group, Progress, Text } from '@mantine/core';
import { IconArrowDownRight, IconArrowRight, IconArrowUpRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { t } from '../../../lib/i18n.ts';
import classes from '../home.module.css';

interface Props {
  label: string;
  value: string;
  /** The list it was counted from. */
  link: string;
  children?: ReactNode;
}

/** One number of the house; it opens the list it came from. */
export function Tile({ label, value, link, children }: Props) {
  return (
    <Card component={Link} to={link} className={classes.figure}>
      <Text fz="sm" c="dimmed">
        {label}
      </Text>
      <Text className={classes.number}>{value}</Text>
      {children}
    </Card>
  );
}

/** How a number moved against the time before it: arrow, share, and the words for the time. */
export function Change({ now, before, since }: { now: number; before: number; since: string }) {
  const move = before === 0 ? null : Math.round(((now - before) / before) * 100);
  const Icon = now > before ? IconArrowUpRight : now < before ? IconArrowDownRight : IconArrowRight;
  return (
    <Group gap={4} wrap="nowrap">
      <Icon size={14} aria-hidden />
      <Text fz="xs" c="dimmed">
        {move === null
          ? t('home.dashboard.none_before', { since })
          : t('home.dashboard.change', { move: `${move > 0 ? '+' : ''}${move} %`, since })}
      </Text>
    </Group>
  );
}

/** How far a target is reached. */
export function Reached({ part, label }: { part: number; label: string }) {
  return (
    <>
      <Progress value={Math.min(100, part * 100)} size={4} mt={8} aria-label={label} />
      <Text fz="xs" c="dimmed" mt={4}>
        {label}
      </Text>
    </>
  );
}
