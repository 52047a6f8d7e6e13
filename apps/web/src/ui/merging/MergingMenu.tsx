import { Menu } from '@mantine/core';
import { IconArrowMerge } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { t } from '../../lib/i18n.ts';
import { ActionsMenu } from '../record-page/ActionsMenu.tsx';
import { MergeDialog } from './MergeDialog.tsx';
import type { Mergeable, MergeDeclaration } from './merging.queries.ts';

export interface MergingMenuProps<Row extends Mergeable> {
  of: MergeDeclaration<Row>;
  record: Mergeable & { can: Record<string, boolean> };
  /** What else can be done with it. */
  children?: ReactNode;
}

/** What can be done with a record of which there may be two, behind three dots. */
export function MergingMenu<Row extends Mergeable>({
  of,
  record,
  children,
}: MergingMenuProps<Row>) {
  const [isMerging, setMerging] = useState(false);
  return (
    <>
      <ActionsMenu>
        {record.can.merge && (
          <Menu.Item leftSection={<IconArrowMerge size={16} />} onClick={() => setMerging(true)}>
            {t('ui.merge')}
          </Menu.Item>
        )}
        {children}
      </ActionsMenu>
      {isMerging && <MergeDialog of={of} kept={record} close={() => setMerging(false)} />}
    </>
  );
}
