import { MAX_NOTE_CHARACTERS } from '@atrium/contract/work/on-records/notes.ts';
import type { SubjectType } from '@atrium/contract/work/on-records/subjects.ts';
import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { colleaguesQuery } from '../../../lib/records/colleagues.queries.ts';
import { t } from '../../../lib/i18n.ts';
import { notify } from '../../../ui/feedback/notify.tsx';
import { MentionField } from '../../../ui/writing/MentionField.tsx';
import { mentionedIds } from '../../../ui/writing/mentions.ts';
import type { TabFormProps } from '../composer/tab.ts';
import { useDraft } from '../composer/useDraft.ts';
import { useCreateNote } from './notes.queries.ts';

/** Writes a note on a record; colleagues named with `@` are told. */
export function NoteForm({ of, done }: TabFormProps) {
  const draft = useDraft(of, 'note', { content: '' });
  const colleagues = useQuery(colleaguesQuery).data ?? [];
  const create = useCreateNote();
  const field = useRef<{ focus(): void }>(null);
  useEffect(() => field.current?.focus(), []);
  const content = draft.value.content.trim();
  const excess = content.length - MAX_NOTE_CHARACTERS;

  async function save(): Promise<void> {
    if (content === '' || excess > 0 || create.isPending) return;
    try {
      await create.mutateAsync({
        subject_type: of.type as SubjectType,
        subject_id: String(of.id),
        content,
        mentioned_user_ids: mentionedIds(content, colleagues),
      });
      draft.clear();
      done();
    } catch (problem) {
      notify.problem(problem);
    }
  }

  return (
    <>
      <MentionField
        ref={field}
        label={t('work.notes.label')}
        placeholder={t('work.notes.placeholder')}
        value={draft.value.content}
        onChange={(text) => draft.set({ content: text })}
        onSave={() => void save()}
        error={excess > 0 ? t('work.notes.too_long', { count: excess }) : undefined}
      />
      <Group justify="space-between" mt="xs">
        <Text fz="xs" c="dimmed">
          {t('work.notes.hint')}
        </Text>
        <Button
          size="xs"
          disabled={content === '' || excess > 0}
          loading={create.isPending}
          onClick={() => void save()}
        >
          {t('work.notes.save')}
        </Button>
      </Group>
    </>
  );
}
