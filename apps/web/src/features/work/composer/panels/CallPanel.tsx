import type { ActivityDetail } from '@atrium/contract/work/activities/activities.ts';
import { ActivityCreate } from '@atrium/contract/work/activities/activities.ts';
import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../../../lib/i18n.ts';
import { notify } from '../../../../ui/feedback/notify.tsx';
import { useCreateActivity } from '../../activities/activities.queries.ts';
import { linkTo } from '../../activities/links.ts';
import type { TabFormProps } from '../tab.ts';
import { PanelForm } from '../PanelForm.tsx';
import { useDraftForm } from '../useDraftForm.ts';

const EMPTY = { type: 'Call', subject: '', description: '' };

/** Logs a call or an e-mail that has taken place, and leads on to the next task. */
export function CallPanel({ of, done, goOn }: TabFormProps) {
  const create = useCreateActivity();
  // What was logged last; it stays for the way to the next task.
  const [logged, setLogged] = useState<string>();
  const form = useDraftForm<typeof EMPTY, ActivityDetail>({
    of,
    tab: 'call',
    initial: EMPTY,
    shape: ActivityCreate,
    body: ({ description, ...values }) => ({
      ...values,
      ...(description.trim() && { description }),
      ...linkTo(of),
    }),
    submit: ({ description, ...values }) =>
      create.mutateAsync({ ...values, description: description.trim() || null, ...linkTo(of) }),
    done: ({ type, subject }) => {
      notify.success(t(`work.activities.created_${type === 'Email' ? 'email' : 'call'}`));
      setLogged(subject);
    },
  });
  if (logged !== undefined) return <Logged subject={logged} done={done} goOn={goOn} />;
  const { type, subject, description } = form.values;
  return (
    <PanelForm form={form} action={t(`work.composer.${type === 'Email' ? 'email' : 'call'}_save`)}>
      <SegmentedControl
        size="xs"
        w="fit-content"
        aria-label={t('work.composer.kind')}
        value={type}
        onChange={(next) => form.set('type', next)}
        data={[
          { value: 'Call', label: t('work.composer.a_call') },
          { value: 'Email', label: t('work.composer.an_email') },
        ]}
      />
      <TextInput
        label={t('work.composer.call_subject')}
        withAsterisk
        autoFocus
        value={subject}
        error={form.errors.subject}
        onChange={(event) => form.set('subject', event.currentTarget.value)}
      />
      <Textarea
        label={t('work.composer.call_text')}
        autosize
        minRows={3}
        maxRows={12}
        value={description}
        error={form.errors.description}
        onChange={(event) => form.set('description', event.currentTarget.value)}
      />
    </PanelForm>
  );
}

/** After a call comes the next step. */
function Logged({
  subject,
  done,
  goOn,
}: Pick<TabFormProps, 'done' | 'goOn'> & { subject: string }) {
  const follow = { subject: t('work.composer.follow_up', { subject }).slice(0, 200) };
  return (
    <Button.Group>
      <Button size="xs" autoFocus onClick={() => goOn('task', follow)}>
        {t('work.composer.next_task')}
      </Button>
      <Button size="xs" variant="default" onClick={done}>
        {t('work.composer.call')}
      </Button>
    </Button.Group>
  );
}
