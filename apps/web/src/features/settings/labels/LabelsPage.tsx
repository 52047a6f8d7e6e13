import type { Label } from '@atrium/contract/inbox/organizing.ts';
import { LABEL_COLORS, labels } from '@atrium/contract/inbox/organizing.ts';
import { ActionIcon, Badge, Button, Card, Group, Skeleton, Stack } from '@mantine/core';
import { IconPencil, IconTag, IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import { call } from '../../../lib/api/call.ts';
import { t } from '../../../lib/i18n.ts';
import { confirm } from '../../../ui/feedback/confirm.ts';
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx';
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx';
import { notify } from '../../../ui/feedback/notify.tsx';
import type { Field } from '../../../ui/record-form/fields.ts';
import { RecordForm } from '../../../ui/record-form/RecordForm.tsx';
import { labelsQuery } from '../../inbox/list/conversations.queries.ts';
import { SettingsPage } from '../SettingsPage.tsx';

function labelFields(): Field[] {
  return [
    { name: 'name', label: t('settings.name'), kind: 'text', isRequired: true },
    {
      name: 'color',
      label: t('settings.color'),
      kind: 'choice',
      isRequired: true,
      choices: LABEL_COLORS.map((value) => ({ value, label: t(`settings.color_${value}`) })),
    },
  ];
}

interface LabelFormProps {
  label: Label | undefined;
  done: () => void;
  close: () => void;
}

function LabelForm({ label, done, close }: LabelFormProps) {
  const shape = label ? labels.update.body : labels.create.body;
  if (!shape) return null;
  return (
    <RecordForm<Label>
      title={label ? t('settings.edit_label') : t('settings.new_label')}
      action={label ? t('ui.save_changes') : t('settings.create_label')}
      fields={labelFields()}
      shape={shape}
      initial={label ?? { color: 'gray' }}
      fixed={label ? { version: label.version } : {}}
      submit={(body) => {
        if (!label)
          return call(labels.create, {
            body: body as z.input<NonNullable<typeof labels.create.body>>,
          });
        const params = { id: label.id };
        return call(labels.update, {
          params,
          body: body as z.input<NonNullable<typeof labels.update.body>>,
        });
      }}
      done={done}
      close={close}
    />
  );
}

/** The labels of conversations. */
export function LabelsPage() {
  const cache = useQueryClient();
  const { data, error, refetch } = useQuery(labelsQuery);
  const [edited, setEdited] = useState<Label | 'new'>();
  const close = () => setEdited(undefined);
  const refresh = () => void cache.invalidateQueries({ queryKey: ['labels'] });

  async function remove(label: Label): Promise<void> {
    const isSure = await confirm({
      title: t('settings.remove_label'),
      text: t('settings.remove_label_text', { name: label.name }),
      action: t('settings.remove'),
    });
    if (!isSure) return;
    await call(labels.remove, { params: { id: label.id } }).catch(notify.problem);
    refresh();
  }

  const create = <Button onClick={() => setEdited('new')}>{t('settings.new_label')}</Button>;
  return (
    <SettingsPage title={t('settings.labels')} text={t('settings.labels_text')} action={create}>
      {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton h={160} radius="lg" />}
      {data?.length === 0 && (
        <EmptyState
          icon={IconTag}
          title={t('settings.labels_empty')}
          text={t('settings.labels_empty_text')}
        />
      )}
      {data && data.length > 0 && (
        <Card>
          <Stack gap={6} component="ul" m={0} p={0}>
            {data.map((label) => (
              <Group key={label.id} component="li" justify="space-between">
                <Badge color={label.color} size="lg">
                  {label.name}
                </Badge>
                <Group gap={4}>
                  <ActionIcon
                    aria-label={t('ui.edit_field', { field: label.name })}
                    onClick={() => setEdited(label)}
                  >
                    <IconPencil size={16} />
                  </ActionIcon>
                  <ActionIcon
                    aria-label={t('settings.remove_named', { name: label.name })}
                    onClick={() => void remove(label)}
                  >
                    <IconTrash size={16} />
                  </ActionIcon>
                </Group>
              </Group>
            ))}
          </Stack>
        </Card>
      )}
      {edited && (
        <LabelForm
          label={edited === 'new' ? undefined : edited}
          done={() => {
            refresh();
            notify.success(t('ui.save_successful'));
            close();
          }}
          close={close}
        />
      )}
    </SettingsPage>
  );
}
