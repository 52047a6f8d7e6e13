import { Drawer } from '@mantine/core';
import { t } from '../../lib/i18n.ts';
import type { NavItem } from './Sidebar.tsx';
import { Sidebar } from './Sidebar.tsx';

/** The sidebar on a phone. */
export function PhoneMenu({ items, close }: { items: readonly NavItem[]; close: () => void }) {
  return (
    <Drawer
      opened
      onClose={close}
      position="left"
      size={260}
      title={t('shell.main_navigation')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Sidebar items={items} isCollapsed={false} onGo={close} />
    </Drawer>
  );
}
