import type { BodyInput } from '@atrium/contract/core/route.ts';
import type { sla, SlaSettings } from '@atrium/contract/work/sla/sla.ts';
import { SlaUpdate } from '@atrium/contract/work/sla/sla.ts';
import { Alert, Button, Group, Stack } from '@mantine/core';
import { useEffect, useState } from 'react';
import { t } from '../../../../lib/i18n.ts';
import { notify } from '../../../../ui/feedback/notify.tsx';
import { useLeaveGuard } from '../../../../ui/feedback/useLeaveGuard.ts';
import { useForm } from '../../../../ui/record-form/useForm.ts';
import { HolidaysCard } from './HolidaysCard.tsx';
import { HoursCard } from './HoursCard.tsx';
import type { SlaDraft } from './sla-draft.ts';
import { bodyOf, draftOf } from './sla-draft.ts';
import { useUpdateSla } from './sla.queries.ts';
import { TargetsCard } from './TargetsCard.tsx';

/**
 * Targets, hours and days off, saved together. What somebody else saves meanwhile is shown at once, unless something was
 * typed: then the person decides when to load it.
 */
export function SlaForm({ latest }: { latest: SlaSettings }) {
  const [settings, setSettings] = useState(latest);
  return (
    <OpenForm key={settings.version} settings={settings} latest={latest} begin={setSettings} />
  );
}

interface OpenFormProps {
  /** As they were when the form was opened. */
  settings: SlaSettings;
  latest: SlaSettings;
  begin: (from: SlaSettings) => void;
}

function OpenForm({ settings, latest, begin }: OpenFormProps) {
  const update = useUpdateSla();
  const form = useForm<SlaDraft, SlaSettings>({
    initial: draftOf(settings),
    shape: SlaUpdate,
    body: (draft) => bodyOf(draft, settings.version),
    submit: (draft) =>
      update.mutateAsync(bodyOf(draft, settings.version) as BodyInput<typeof sla.update>),
    done: (saved) => {
      begin(saved);
      notify.success(t('work.sla.saved'));
    },
  });
  const isOld = latest.version > settings.version;
  const isBehind = isOld && !form.isDirty;
  useEffect(() => {
    if (isBehind) begin(latest);
  }, [isBehind, begin, latest]);
  useLeaveGuard(form.isDirty);
  const canEdit = settings.can.update === true;
  return (
    <form ref={form.ref} noValidate onSubmit={(event) => void form.send(event)}>
      <Stack gap="md">
        {isOld && form.isDirty ? (
          <Alert color="amber" role="alert" title={t('work.sla.changed')}>
            <Button variant="default" size="xs" onClick={() => begin(latest)}>
              {t('work.sla.load')}
            </Button>
          </Alert>
        ) : (
          form.general && (
            <Alert color="red" role="alert">
              {form.general}
            </Alert>
          )
        )}
        <TargetsCard form={form} canEdit={canEdit} />
        <HoursCard form={form} canEdit={canEdit} zone={settings.time_zone} />
        <HolidaysCard form={form} canEdit={canEdit} />
        {canEdit && (
          <Group justify="flex-end">
            <Button type="submit" loading={form.isBusy} disabled={!form.isDirty}>
              {t('ui.save_changes')}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}
