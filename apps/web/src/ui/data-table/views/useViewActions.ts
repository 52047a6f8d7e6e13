import type { SavedView, savedViews } from '@atrium/contract/identity/saved-views.ts';
import type { BodyInput } from '@atrium/contract/core/route.ts';
import { t } from '../../../lib/i18n.ts';
import { confirm } from '../../feedback/confirm.ts';
import { notify } from '../../feedback/notify.tsx';
import type { Values } from '../../record-form/fields.ts';
import type { Arrangement } from '../state/arrangement.ts';
import { shownColumns } from '../state/arrangement.ts';
import type { ListState } from '../state/useListState.ts';
import { useSavedViewChanges } from './saved-views.queries.ts';
import type { Views } from './useViews.ts';
import { isModified, searchOfView, viewQuery } from './view-state.ts';

export interface ViewParts {
  views: Views;
  list: ListState;
  /** The columns as they stand on screen, and as they stand before anybody chose. */
  columns: { now: Arrangement; standard: Arrangement };
}

type Changes = ReturnType<typeof useSavedViewChanges>;

/** What the dialog sends: the new name of a view, or a new one with all that is on screen. */
function dialogOf(changes: Changes, view: SavedView | undefined, content: Values) {
  if (view) {
    type Body = BodyInput<typeof savedViews.update>;
    return {
      view,
      fixed: { version: view.version },
      submit: (body: Values) => changes.update.mutateAsync({ id: view.id, body: body as Body }),
    };
  }
  type Body = BodyInput<typeof savedViews.create>;
  return {
    fixed: content,
    submit: (body: Values) => changes.create.mutateAsync(body as Body),
  };
}

/** What can be done with the views of a list. */
export function useViewActions({ views, list, columns }: ViewParts) {
  const { entity, current } = views;
  const { search, setSearch } = list;
  const changes = useSavedViewChanges();
  const shown = shownColumns(columns.now);
  const isStandard = shown.join() === shownColumns(columns.standard).join();
  const content = { query: viewQuery(search), columns: isStandard ? [] : shown };
  const openAll = () => setSearch({});

  async function update(): Promise<void> {
    if (!current) return;
    const body = { ...content, version: current.version };
    await changes.update.mutateAsync({ id: current.id, body }).then(
      () => notify.success(t('ui.save_successful')),
      (error: unknown) => notify.problem(error),
    );
  }

  async function remove(): Promise<void> {
    if (!current) return;
    const isSure = await confirm({
      title: t('ui.view_remove'),
      text: current.is_shared
        ? t('ui.view_remove_shared', { name: current.name })
        : t('ui.view_remove_mine', { name: current.name }),
      action: t('ui.view_remove'),
    });
    if (!isSure) return;
    await changes.remove.mutateAsync(current.id).then(openAll, (error: unknown) => {
      notify.problem(error);
    });
  }

  return {
    isModified:
      current !== undefined &&
      isModified(current, { search, columns: shown, standard: columns.standard }),
    open: (view: SavedView) => setSearch(searchOfView(view, search)),
    openAll,
    update: () => void update(),
    remove,
    dialog: (isOld: boolean) =>
      dialogOf(changes, isOld ? current : undefined, { entity, ...content }),
    saved: (view: SavedView) => {
      notify.success(t('ui.save_successful'));
      setSearch({ ...search, view: String(view.id) });
    },
  };
}
