import { IconNote } from '@tabler/icons-react';
import { t } from '../../../lib/i18n.ts';
import { NoteForm } from '../notes/NoteForm.tsx';
import type { ComposerTab } from './tab.ts';

/** What can be written from a record page, in the order of the tabs. */
export function composerTabs(): ComposerTab[] {
  return [
    {
      key: 'note',
      label: t('work.composer.note'),
      icon: IconNote,
      permission: 'work.write',
      form: NoteForm,
    },
  ];
}
