import type { HistoryEntry } from '@atrium/contract/records/history.ts';
import { notes } from '@atrium/contract/work/on-records/notes.ts';
import { Modal, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';
import { t } from '../../../lib/i18n.ts';
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx';
import { History } from '../../../ui/record-page/past/History.tsx';
import type { Field } from '../../../ui/record-form/fields.ts';

/** Of a note people want to read what it said, and nothing else. */
function textOnly(entry: HistoryEntry): HistoryEntry {
  const { content } = entry.changes;
  return { ...entry, changes: content ? { content } : {} };
}

/** What a note said before, newest first. */
export function NoteHistory({ id, close }: { id: number; close: () => void }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['notes', 'history', id],
    queryFn: ({ signal }) => call(notes.history, { params: { id }, signal }),
  });
  const fields: Field[] = [{ name: 'content', label: t('work.notes.text'), kind: 'long' }];
  return (
    <Modal
      opened
      onClose={close}
      size={520}
      title={t('work.notes.history')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton h={120} />}
      {data && <History entries={data.map(textOnly)} fields={fields} />}
    </Modal>
  );
}
