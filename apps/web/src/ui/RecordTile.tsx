import { ThemeIcon } from '@mantine/core';
import { lookOf } from './records.ts';

/** The small colored tile with a record type's icon. */
export function RecordTile({ type, size = 36 }: { type: string; size?: number }) {
  const { icon: Icon, color } = lookOf(type);
  return (
    <ThemeIcon
      variant="light"
      color={color}
      size={size}
      radius={size > 28 ? 'lg' : 'sm'}
      aria-hidden
    >
      <Icon size={Math.round(size * 0.58)} stroke={1.7} />
    </ThemeIcon>
  );
}
