import type { Note } from '@atrium/contract/work/on-records/notes.ts';
import { Loader, Menu } from '@mantine/core';
import { IconHistory, IconPencil, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { confirm } from '../../../ui/feedback/confirm.ts';
import { notify } from '../../../ui/feedback/notify.tsx';
import { ActionsMenu } from '../../../ui/record-page/ActionsMenu.tsx';
import { noteQuery, useUpdateNote } from './notes.queries.ts';

const EditNote = lazy(async () => ({ default: (await import('./EditNote.tsx')).EditNote }));
const NoteHistory = lazy(async () => ({
  default: (await import('./NoteHistory.tsx')).NoteHistory,
}));

type Shown = 'edit' | 'history';

function Items({ id, show }: { id: number; show: (what: Shown, note: Note) => void }) {
  const { data: note } = useQuery(noteQuery(id));
  const update = useUpdateNote();
  if (!note) return <Menu.Label>{<Loader size="xs" />}</Menu.Label>;

  async function remove({ version }: Note): Promise<void> {
    const isSure = await confirm({
      title: t('work.notes.remove'),
      text: t('work.notes.remove_text'),
      action: t('work.notes.remove'),
    });
    if (!isSure) return;
    await update.mutateAsync({ id, body: { is_active: false, version } }).catch(notify.problem);
  }

  return (
    <>
      {note.can.update && (
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => show('edit', note)}>
          {t('work.notes.edit')}
        </Menu.Item>
      )}
      <Menu.Item leftSection={<IconHistory size={16} />} onClick={() => show('history', note)}>
        {t('work.notes.history')}
      </Menu.Item>
      {note.can.remove && (
        <Menu.Item
          color="red"
          leftSection={<IconTrash size={16} />}
          onClick={() => void remove(note)}
        >
          {t('work.notes.remove')}
        </Menu.Item>
      )}
    </>
  );
}

/** What can be done with a note from its line; asked for when the menu opens. */
export function NoteMenu({ id }: { id: number }) {
  const [shown, setShown] = useState<{ what: Shown; note: Note }>();
  const close = () => setShown(undefined);
  return (
    <>
      <ActionsMenu label={t('work.notes.menu')}>
        <Items id={id} show={(what, note) => setShown({ what, note })} />
      </ActionsMenu>
      <Suspense fallback={null}>
        {shown?.what === 'edit' && <EditNote note={shown.note} close={close} />}
        {shown?.what === 'history' && <NoteHistory id={id} close={close} />}
      </Suspense>
    </>
  );
}
