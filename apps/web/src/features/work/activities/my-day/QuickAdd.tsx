import { ActionIcon, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { FormEvent, RefObject } from 'react';
import { useState } from 'react';
import { t } from '../../../../lib/i18n.ts';
import { notify } from '../../../../ui/feedback/notify.tsx';
import { useCreateActivity } from '../activities.queries.ts';

export interface QuickAddProps {
  inputRef: RefObject<HTMLInputElement | null>;
  /** Today, where the person is. */
  day: string | undefined;
}

/** One line makes a task for today; the next one can be typed at once. */
export function QuickAdd({ inputRef, day }: QuickAddProps) {
  const [subject, setSubject] = useState('');
  const create = useCreateActivity();
  async function add(event: FormEvent): Promise<void> {
    event.preventDefault();
    const name = subject.trim();
    if (name === '' || day === undefined || create.isPending) return;
    try {
      await create.mutateAsync({ type: 'Task', subject: name, due_date: day });
      setSubject('');
      notify.success(t('work.my_day.added', { name }));
    } catch (error) {
      notify.problem(error);
    }
  }
  return (
    <form onSubmit={(event) => void add(event)}>
      <TextInput
        ref={inputRef}
        aria-label={t('work.my_day.add')}
        placeholder={t('work.my_day.add_placeholder')}
        maxLength={200}
        value={subject}
        onChange={(event) => setSubject(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
        rightSection={
          <ActionIcon
            type="submit"
            variant="subtle"
            aria-label={t('work.my_day.add')}
            loading={create.isPending}
          >
            <IconPlus size={16} />
          </ActionIcon>
        }
      />
    </form>
  );
}
