import type { Lead } from '@atrium/contract/crm/leads.ts';
import { Menu } from '@mantine/core';
import { IconArrowMerge } from '@tabler/icons-react';
import { useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { MergeDialog } from '../../../ui/merging/MergeDialog.tsx';
import { ActionsMenu } from '../../../ui/record-page/ActionsMenu.tsx';
import { leadMerging } from './lead-merging.ts';

/** What else can be done with an open lead. */
export function LeadMenu({ lead }: { lead: Lead }) {
  const [isMerging, setMerging] = useState(false);
  return (
    <>
      <ActionsMenu>
        <Menu.Item leftSection={<IconArrowMerge size={16} />} onClick={() => setMerging(true)}>
          {t('ui.merge')}
        </Menu.Item>
      </ActionsMenu>
      {isMerging && <MergeDialog of={leadMerging} kept={lead} close={() => setMerging(false)} />}
    </>
  );
}
