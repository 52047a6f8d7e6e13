import { IconChartBar, IconTable } from '@tabler/icons-react';
import { t } from '../../lib/i18n.ts';
import { RECORDS } from '../../ui/records.ts';
import type { NavItem } from '../../ui/shell/Sidebar.tsx';

/** The rooms of selling, in the order of a sale. */
export function salesRooms(): NavItem[] {
  return [
    { to: '/leads', label: t('shell.leads'), icon: RECORDS.lead.icon },
    { to: '/accounts', label: t('shell.accounts'), icon: RECORDS.account.icon },
    { to: '/contacts', label: t('shell.contacts'), icon: RECORDS.contact.icon },
    { to: '/opportunities', label: t('shell.opportunities'), icon: RECORDS.opportunity.icon },
    { to: '/orders', label: t('shell.orders'), icon: RECORDS.order.icon },
    { to: '/payments', label: t('shell.payments'), icon: RECORDS.payment.icon },
    { to: '/contracts', label: t('shell.contracts'), icon: RECORDS.contract.icon },
    { to: '/retainers', label: t('shell.retainers'), icon: IconTable },
    { to: '/reports', label: t('shell.reports'), icon: IconChartBar },
  ];
}
