import type { Permission } from '@atrium/contract/core/permissions.ts';
import { Link, Outlet } from '@tanstack/react-router';
import { t } from '../../lib/i18n.ts';
import { useMe } from '../../lib/session.queries.ts';
import classes from './settings.module.css';

interface Page {
  to: string;
  label: string;
  permission?: Permission;
}

function usePages(): { title: string; pages: Page[] }[] {
  const { permissions } = useMe();
  const groups: { title: string; pages: Page[] }[] = [
    {
      title: t('settings.you'),
      pages: [
        { to: '/settings/profile', label: t('settings.profile') },
        { to: '/settings/notifications', label: t('shell.bell') },
      ],
    },
    {
      title: t('settings.organization'),
      pages: [
        {
          to: '/settings/organization',
          label: t('settings.general'),
          permission: 'organization.read',
        },
        { to: '/settings/sla', label: t('settings.sla'), permission: 'work.read' },
        { to: '/settings/users', label: t('settings.users'), permission: 'users.read' },
        { to: '/settings/mail', label: t('settings.mails'), permission: 'organization.manage' },
      ],
    },
    {
      title: t('shell.inbox'),
      pages: [
        { to: '/settings/labels', label: t('settings.labels'), permission: 'labels.manage' },
        {
          to: '/settings/canned-replies',
          label: t('settings.canned_replies'),
          permission: 'canned_replies.write',
        },
      ],
    },
    {
      title: t('settings.selling'),
      pages: [
        { to: '/settings/products', label: t('settings.products'), permission: 'crm.read' },
        { to: '/settings/stages', label: t('settings.stages'), permission: 'crm.read' },
        { to: '/settings/lead-sources', label: t('settings.lead_sources'), permission: 'crm.read' },
        { to: '/settings/targets', label: t('settings.targets'), permission: 'crm.read' },
      ],
    },
    {
      title: t('settings.security'),
      pages: [
        { to: '/settings/api-keys', label: t('settings.api_keys'), permission: 'api_keys.manage' },
        { to: '/settings/audit', label: t('settings.audit'), permission: 'audit.read' },
      ],
    },
  ];
  return groups
    .map(({ title, pages }) => ({
      title,
      pages: pages.filter(({ permission }) => !permission || permissions.includes(permission)),
    }))
    .filter(({ pages }) => pages.length > 0);
}

/** Settings: their pages on the left, the chosen one beside. */
export function SettingsLayout() {
  const groups = usePages();
  return (
    <div className={classes.layout}>
      <nav className={classes.nav} aria-label={t('shell.settings')}>
        {groups.map(({ title, pages }) => (
          <div key={title} className={classes.group}>
            <span className={classes.groupTitle}>{title}</span>
            {pages.map(({ to, label }) => (
              <Link
                key={to}
                to={to}
                className={classes.link}
                activeOptions={{ includeSearch: false }}
              >
                {label}
              </Link>
            ))}
          </div>
        ))}
      </nav>
      <div className={classes.content}>
        <Outlet />
      </div>
    </div>
  );
}
