import type { Client } from '@atrium/contract/clients/clients.ts';
import { Button, Group, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../lib/i18n.ts';
import { Lookup } from '../../ui/lookup/Lookup.tsx';
import { userLookup } from '../settings/users/users.queries.ts';

export interface OwnerDialogProps {
  rows: Client[];
  /** Gives all of them to that member of staff, or to nobody. */
  change: (owner_id: number | null) => Promise<void>;
  close: () => void;
}

/** Gives the selected clients another owner. */
export function OwnerDialog({ rows, change, close }: OwnerDialogProps) {
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
      title={t('clients.owner_title', { count: rows.length })}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Stack gap="md">
        <Lookup
          label={t('clients.owner')}
          source={userLookup}
          value={owner}
          onChange={setOwner}
          data-autofocus
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            {t('ui.cancel')}
          </Button>
          <Button loading={isBusy} onClick={() => void save()}>
            {t('clients.change_owner')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
