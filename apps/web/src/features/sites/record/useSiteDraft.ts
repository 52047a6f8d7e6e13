import type { Site } from '@atrium/contract/sites/sites.ts';
import type { SiteConfig } from '@atrium/contract/sites/site-config.ts';
import { useState } from 'react';
import { isProblem } from '../../../lib/api/problem.ts';
import { t } from '../../../lib/i18n.ts';
import { notify } from '../../../ui/feedback/notify.tsx';
import { useSiteWrites } from '../sites.queries.ts';
import type { SiteDraft } from './site-draft.ts';
import { changesOf, draftOf, flatten, isChanged, problemsOf, takePaths } from './site-draft.ts';

interface Editing {
  /** The site as it was when the first change was made. */
  base: Site;
  draft: SiteDraft;
}

/** The draft itself: nothing until the first change, then based on the site as it was. */
function useEditing(site: Site) {
  const [editing, setEditing] = useState<Editing>();
  const [refused, setRefused] = useState<Record<string, string>>({});
  const base = editing?.base ?? site;
  const draft = editing?.draft ?? draftOf(site);
  const isDirty = editing !== undefined && isChanged(draftOf(base), draft);
  const errors = { ...refused, ...(isDirty ? problemsOf(draft) : {}) };

  return {
    base,
    draft,
    isDirty,
    errors,
    setRefused,
    change: (next: Partial<SiteDraft>) => {
      setRefused({});
      setEditing((now) => ({
        base: now?.base ?? site,
        draft: { ...(now?.draft ?? draftOf(site)), ...next },
      }));
    },
    discard: () => {
      setEditing(undefined);
      setRefused({});
    },
  };
}

/** What is being changed on a site's page: draft, messages by field, saving with the version, conflicts. */
export function useSiteDraft(site: Site) {
  const { update } = useSiteWrites();
  const { setRefused, ...editing } = useEditing(site);
  const { base, draft, errors, change, discard } = editing;
  const [conflict, setConflict] = useState<Site>();

  async function send(wanted: SiteDraft, against: Site): Promise<void> {
    const body = { ...changesOf(draftOf(against), wanted), version: against.version };
    try {
      await update.mutateAsync({ id: site.id, body });
      discard();
      setConflict(undefined);
      notify.success(t('sites.save.saved'));
    } catch (error) {
      const current = isProblem(error, 'version_conflict') ? error.problem.current : undefined;
      if (current) setConflict(current as Site);
      else {
        if (isProblem(error)) setRefused(error.fields);
        notify.problem(error);
      }
    }
  }

  return {
    ...editing,
    isBusy: update.isPending,
    conflict,
    /** Changes one group of the configuration: `configure('appearance', { title })`. */
    configure: <Group extends 'appearance' | 'chat' | 'utm'>(
      group: Group,
      values: Partial<SiteConfig[Group]>,
    ) =>
      change({
        config: { ...draft.config, [group]: { ...draft.config[group], ...values } },
      }),
    save: async () => {
      if (Object.keys(errors).length > 0) notify.info(t('sites.save.invalid'));
      else await send(draft, base);
    },
    closeConflict: () => setConflict(undefined),
    /** Saves over what somebody else published: mine at these paths, theirs at all others. */
    settle: async (minePaths: readonly string[]) => {
      if (!conflict) return;
      const known = Object.keys(flatten(draftOf(conflict)));
      const paths = minePaths.filter((path) => known.includes(path));
      await send(takePaths(draftOf(conflict), draft, paths), conflict);
    },
  };
}

export type SiteEditing = ReturnType<typeof useSiteDraft>;
