import type { Note } from '@atrium/contract/work/on-records/notes.ts';
import { MAX_NOTE_CHARACTERS } from '@atrium/contract/work/on-records/notes.ts';
import { Button, Group, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { colleaguesQuery } from '../../../lib/records/colleagues.queries.ts';
import { t } from '../../../lib/i18n.ts';
import { notify } from '../../../ui/feedback/notify.tsx';
import { useLeaveGuard } from '../../../ui/feedback/useLeaveGuard.ts';
import { MentionField } from '../../../ui/writing/MentionField.tsx';
import { mentionedIds } from '../../../ui/writing/mentions.ts';
import { useUpdateNote } from './notes.queries.ts';

/** Changes what one's own note says; what it said before stays in its history. */
export function EditNote({ note, close }: { note: Note; close: () => void }) {
  const [content, setContent] = useState(note.content);
  const colleagues = useQuery(colleaguesQuery).data ?? [];
  const update = useUpdateNote();
  const text = content.trim();
  const excess = text.length - MAX_NOTE_CHARACTERS;
  const isDirty = text !== note.content;
  useLeaveGuard(isDirty);

  async function save(): Promise<void> {
    if (text === '' || excess > 0 || update.isPending) return;
    const mentioned_user_ids = mentionedIds(text, colleagues);
    try {
      const body = { content: text, mentioned_user_ids, version: note.version };
      await update.mutateAsync({ id: note.id, body });
      close();
    } catch (problem) {
      notify.problem(problem);
    }
  }

  return (
    <Modal
      opened
      onClose={close}
      size={520}
      title={t('work.notes.edit')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <MentionField
        label={t('work.notes.label')}
        value={content}
        onChange={setContent}
        onSave={() => void save()}
        error={excess > 0 ? t('work.notes.too_long', { count: excess }) : undefined}
        minRows={5}
      />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={close}>
          {t('ui.cancel')}
        </Button>
        <Button
          disabled={text === '' || excess > 0 || !isDirty}
          loading={update.isPending}
          onClick={() => void save()}
        >
          {t('ui.save_changes')}
        </Button>
      </Group>
    </Modal>
  );
}
