import { IconCalendarPlus, IconCheckbox, IconNote, IconPhone } from '@tabler/icons-react';
import { t } from '../../../lib/i18n.ts';
import { NoteForm } from '../notes/NoteForm.tsx';
import { CallPanel } from './panels/CallPanel.tsx';
import { EventPanel } from './panels/EventPanel.tsx';
import { TaskPanel } from './panels/TaskPanel.tsx';
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
    ...activityTabs(),
  ];
}

/** Records that an activity can be about, or that are people. */
const LINKED = ['account', 'contact', 'lead', 'opportunity', 'order', 'contract', 'case', 'client'];

function activityTabs(): ComposerTab[] {
  const shared = { permission: 'work.write', on: LINKED } as const;
  return [
    {
      ...shared,
      key: 'call',
      label: t('work.composer.call'),
      icon: IconPhone,
      form: CallPanel,
    },
    {
      ...shared,
      key: 'task',
      label: t('work.composer.task'),
      icon: IconCheckbox,
      form: TaskPanel,
    },
    {
      ...shared,
      key: 'event',
      label: t('work.composer.event'),
      icon: IconCalendarPlus,
      form: EventPanel,
    },
  ];
}
