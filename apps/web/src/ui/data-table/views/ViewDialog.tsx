import type { SavedView } from '@atrium/contract/identity/saved-views.ts';
import { savedViews } from '@atrium/contract/identity/saved-views.ts';
import { t } from '../../../lib/i18n.ts';
import { RecordForm } from '../../record-form/RecordForm.tsx';
import type { Field, Values } from '../../record-form/fields.ts';

export interface ViewDialogProps {
  /** The one to rename or share; left out, a new one is made. */
  view?: SavedView | undefined;
  /** What goes with the name: query and columns of the new view, version of the old one. */
  fixed: Values;
  submit: (body: Values) => Promise<SavedView>;
  done: (view: SavedView) => void;
  close: () => void;
}

function viewFields(): Field[] {
  return [
    { name: 'name', label: t('ui.view_name'), kind: 'text', isRequired: true, isWide: true },
    {
      name: 'is_shared',
      label: t('ui.view_share'),
      hint: t('ui.view_share_hint'),
      kind: 'switch',
      isWide: true,
    },
  ];
}

/** Names a view of a list and says who may use it. */
export function ViewDialog({ view, ...rest }: ViewDialogProps) {
  return (
    <RecordForm<SavedView>
      title={view ? t('ui.view_edit') : t('ui.view_new')}
      action={view ? t('ui.save_changes') : t('ui.view_save')}
      fields={viewFields()}
      shape={view ? savedViews.update.body : savedViews.create.body}
      {...(view ? { initial: { ...view } } : {})}
      {...rest}
    />
  );
}
