import { Avatar } from '@mantine/core';
import { Dash } from './When.tsx';
import classes from './value.module.css';

const COLORS = ['indigo', 'violet', 'teal', 'cyan', 'grape', 'orange', 'pink', 'blue'];

/** The color that a name keeps everywhere. */
function colorOf(name: string): string {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 997;
  return COLORS[sum % COLORS.length] ?? 'indigo';
}

function initialsOf(name: string): string {
  const words = name
    .replace(/@.*/, '')
    .split(/[\s._-]+/)
    .filter(Boolean);
  const first = [...(words[0] ?? '?')][0] ?? '?';
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : '';
  return (first + last).toLocaleUpperCase();
}

/** A round mark with a person's initials. */
export function Initials({ name, size = 24 }: { name: string; size?: number }) {
  return (
    <Avatar size={size} radius="xl" color={colorOf(name)} alt="" aria-hidden>
      <span
        className={classes.initials}
        data-text={initialsOf(name)}
        style={{ fontSize: Math.max(10, Math.round(size * 0.4)) }}
      />
    </Avatar>
  );
}

/** A person as initials and name; nobody shows a dash. */
export function PersonName({
  name,
  size = 22,
}: {
  name: string | null | undefined;
  size?: number;
}) {
  if (!name) return <Dash />;
  return (
    <span className={classes.person}>
      <Initials name={name} size={size} />
      <span>{name}</span>
    </span>
  );
}
