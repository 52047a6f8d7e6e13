import { Button, Group, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { LookupSource } from '../../lookup/lookup-source.ts';
import { Lookup } from '../../lookup/Lookup.tsx';

export interface OwnerDialogProps {
  /** How many records. */
  count: number;
  source: LookupSource;
  /** Gives all of them to that member of staff, or to nobody. */
  change: (owner_id: number | null) => Promise<void>;
  close: () => void;
}

/** Gives the selected records another owner. */
export function OwnerDialog({ count, source, change, close }: OwnerDialogProps) {
  const [owner, setOwner] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  async function save(): Promise<void> {
    setBusy(true);
    await change(owner === null ? null : Number(owner));
    close();
  }
  return (
    <Modal
      opened
      onClose={close}
      size={520}
      title={t('ui.owner_title', { count })}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Stack gap="md">
        <Lookup
          label={t('ui.owner')}
          source={source}
          value={owner}
          onChange={setOwner}
          data-autofocus
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            {t('ui.cancel')}
          </Button>
          <Button loading={isBusy} onClick={() => void save()}>
            {t('ui.change_owner')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
