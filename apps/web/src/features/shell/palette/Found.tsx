import type { SearchAnswer } from '@atrium/contract/home/search.ts';
import { listPath } from '@atrium/contract/records/record-paths.ts';
import { Spotlight } from '@mantine/spotlight';
import { useNavigate } from '@tanstack/react-router';
import { t } from '../../../lib/i18n.ts';
import type { Recent } from '../../../lib/records/recent.ts';
import { lookOf } from '../../../ui/records.ts';
import { Hit } from './Hit.tsx';

/** As many as the search gives of each kind. */
const SHOWN_OF_A_KIND = 5;

type Open = (type: string, id: string) => void;

/** The records that were looked at last. */
export function Recents({ recents, open }: { recents: readonly Recent[]; open: Open }) {
  if (recents.length === 0) return null;
  return (
    <Spotlight.ActionsGroup label={t('shell.recent')}>
      {recents.map(({ type, id, name }) => {
        const hit = { kind: type, title: name, detail: lookOf(type).word() };
        return (
          <Spotlight.Action key={`${type}-${id}`} onClick={() => open(type, id)}>
            <Hit hit={{ ...hit, title_ranges: [], detail_ranges: [] }} />
          </Spotlight.Action>
        );
      })}
    </Spotlight.ActionsGroup>
  );
}

/** What was found, by kind, with the way to all of a kind when there may be more. */
export function Found(props: { groups: SearchAnswer['groups']; text: string; open: Open }) {
  const navigate = useNavigate();
  return props.groups.map(({ kind, hits }) => {
    const list = listPath(kind);
    return (
      <Spotlight.ActionsGroup key={kind} label={t(`shell.kinds.${kind}`)}>
        {hits.map((hit) => (
          <Spotlight.Action key={hit.id} onClick={() => props.open(kind, hit.id)}>
            <Hit hit={hit} />
          </Spotlight.Action>
        ))}
        {hits.length === SHOWN_OF_A_KIND && list && (
          <Spotlight.Action
            label={t('ui.show_all')}
            onClick={() => void navigate({ to: list, search: { search: props.text } })}
          />
        )}
      </Spotlight.ActionsGroup>
    );
  });
}
