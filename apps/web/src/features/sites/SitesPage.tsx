import type { Site } from '@atrium/contract/sites/sites.ts';
import { siteList, sites } from '@atrium/contract/sites/sites.ts';
import { useMemo } from 'react';
import { t } from '../../lib/i18n.ts';
import { useMay } from '../../lib/session.queries.ts';
import { RecordList } from '../../ui/data-table/RecordList.tsx';
import type { Column } from '../../ui/data-table/types.ts';
import { StatusBadge } from '../../ui/value/StatusBadge.tsx';
import { When } from '../../ui/value/When.tsx';
import { SiteForm } from './SiteForm.tsx';
import { siteQuery, sitesQuery } from './sites.queries.ts';

function StateBadge({ site }: { site: Site }) {
  return (
    <StatusBadge color={site.is_active ? 'green' : 'gray'}>
      {t(site.is_active ? 'sites.is_active' : 'sites.is_archived')}
    </StatusBadge>
  );
}

function siteColumns(): Column<Site>[] {
  return [
    { id: 'name', label: t('sites.name'), size: 220, cell: ({ name }) => name },
    { id: 'site_id', label: t('sites.site_id'), size: 160, cell: ({ site_id }) => site_id },
    {
      id: 'allowed_domains',
      label: t('sites.domains'),
      size: 240,
      cell: ({ allowed_domains }) => allowed_domains.join(', ') || t('sites.any_domain'),
    },
    {
      id: 'is_active',
      label: t('sites.active'),
      size: 110,
      cell: (site) => <StateBadge site={site} />,
    },
    {
      id: 'online_now',
      label: t('sites.online_now'),
      size: 110,
      align: 'right',
      cell: ({ online_now }) => online_now.toLocaleString(),
    },
    {
      id: 'conversation_count',
      label: t('sites.conversations'),
      size: 130,
      align: 'right',
      cell: ({ conversation_count }) => conversation_count.toLocaleString(),
    },
    {
      id: 'updated_at',
      label: t('sites.updated'),
      size: 130,
      cell: ({ updated_at }) => <When at={updated_at} />,
    },
    {
      id: 'created_at',
      label: t('sites.created'),
      isHidden: true,
      cell: ({ created_at }) => <When at={created_at} look="short" />,
    },
  ];
}

/** The list of sites. */
export function SitesPage() {
  const mayManage = useMay('sites.manage');
  const columns = useMemo(siteColumns, []);
  const create = { label: t('sites.new'), action: t('sites.create'), form: SiteForm };
  return (
    <RecordList
      name="sites"
      record="site"
      title={t('sites.title')}
      declaration={siteList}
      columns={columns}
      queries={{ list: sitesQuery, one: siteQuery }}
      nameOf={({ name }) => name}
      open={({ id }) => `/sites/${id}`}
      filters={{
        name: { label: t('sites.name') },
        site_id: { label: t('sites.site_id') },
        is_active: { label: t('sites.is_active') },
        created_at: { label: t('sites.created') },
      }}
      exportRoute={sites.export}
      mayWrite={mayManage}
      create={create}
      empty={{ title: t('sites.empty_title'), text: t('sites.empty_text') }}
    />
  );
}
