import { useQuery } from '@tanstack/react-query';
import { colleaguesQuery } from '../../lib/records/colleagues.queries.ts';
import { useMe } from '../../lib/session.queries.ts';
import { PersonName } from '../value/PersonName.tsx';
import { matchColleagues, mentionText } from './mentions.ts';
import type { Trigger } from './text-edit.ts';
import type { Choice } from './useSuggestions.ts';

/** The colleagues that `@` offers, by what was typed after it. */
export function useMentionChoices(trigger: Trigger | undefined): Choice[] {
  const me = useMe();
  const isAsked = trigger?.sign === '@';
  const colleagues = useQuery({ ...colleaguesQuery, enabled: isAsked }).data ?? [];
  if (!isAsked) return [];
  const others = colleagues.filter((colleague) => colleague.id !== me.id);
  return matchColleagues(others, trigger.typed).map((colleague) => ({
    key: `user-${colleague.id}`,
    piece: `${mentionText(colleague)} `,
    look: <PersonName name={colleague.name} size={20} />,
  }));
}
