import type { Site } from '@atrium/contract/sites/sites.ts';
import { Badge, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useBlocker, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { t } from '../../lib/i18n.ts';
import { useMay } from '../../lib/session.queries.ts';
import { confirm } from '../../ui/feedback/confirm.ts';
import { ErrorState } from '../../ui/feedback/ErrorState.tsx';
import { PagePending } from '../../ui/feedback/PagePending.tsx';
import { RecordHeader } from '../../ui/record-page/RecordHeader.tsx';
import { CopyButton } from '../../ui/value/CopyButton.tsx';
import { When } from '../../ui/value/When.tsx';
import { AppearanceTab } from './appearance/AppearanceTab.tsx';
import { ChatTab } from './chat/ChatTab.tsx';
import { HistoryTab } from './history/HistoryTab.tsx';
import { InstallTab } from './install/InstallTab.tsx';
import { SaveBar } from './record/SaveBar.tsx';
import { SiteConflict } from './record/SiteConflict.tsx';
import { SiteMenu } from './record/SiteMenu.tsx';
import type { SiteTab } from './record/site-tabs.ts';
import { SITE_TABS } from './record/site-tabs.ts';
import type { SiteEditing } from './record/useSiteDraft.ts';
import { useSiteDraft } from './record/useSiteDraft.ts';
import { siteQuery } from './sites.queries.ts';
import classes from './sites.module.css';

/** One site: how it looks, where it may open, how it gets on the page, what it was before. */
export function SitePage() {
  const { id = '' }: { id?: string } = useParams({ strict: false });
  const { data, error, refetch } = useQuery(siteQuery(id));
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  return data ? <LoadedSite key={data.id} site={data} /> : <PagePending />;
}

function useLeaveGuard(isDirty: boolean, id: number): void {
  useBlocker({
    // Another tab of the same page keeps the draft.
    shouldBlockFn: async ({ next }) =>
      isDirty &&
      next.pathname !== `/sites/${id}` &&
      !(await confirm({
        title: t('ui.discard_title'),
        text: t('ui.discard_text'),
        action: t('ui.discard'),
      })),
    enableBeforeUnload: () => isDirty,
    disabled: !isDirty,
  });
}

function LoadedSite({ site }: { site: Site }) {
  const { tab = 'appearance' }: { tab?: SiteTab } = useSearch({ from: '/shell/sites/$id' });
  const navigate = useNavigate();
  const canEdit = useMay('sites.manage');
  const editing = useSiteDraft(site);
  useLeaveGuard(editing.isDirty, site.id);
  const show = (next: SiteTab) =>
    void navigate({ to: '/sites/$id', params: { id: String(site.id) }, search: { tab: next } });
  return (
    <div className={classes.page}>
      <RecordHeader
        type="site"
        name={site.name}
        mark={!site.is_active && <Badge color="gray">{t('sites.is_archived')}</Badge>}
        facts={factsOf(site)}
        actions={canEdit && <SiteMenu site={site} />}
      />
      <Tabs
        value={tab}
        onChange={(next) => show(next as SiteTab)}
        className={classes.tabs}
        keepMounted={false}
      >
        <Tabs.List className={classes.tabList}>
          {SITE_TABS.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`sites.tabs.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab}>
          <TabContent tab={tab} site={site} editing={editing} canEdit={canEdit} show={show} />
        </Tabs.Panel>
      </Tabs>
      {editing.isDirty && <SaveBar editing={editing} />}
      {editing.conflict && <SiteConflict editing={editing} current={editing.conflict} />}
    </div>
  );
}

interface TabContentProps {
  tab: SiteTab;
  site: Site;
  editing: SiteEditing;
  canEdit: boolean;
  show: (tab: SiteTab) => void;
}

function TabContent({ tab, site, editing, canEdit, show }: TabContentProps) {
  switch (tab) {
    case 'appearance':
      return <AppearanceTab editing={editing} canEdit={canEdit} />;
    case 'domains':
      return <ChatTab editing={editing} canEdit={canEdit} />;
    case 'install':
      return <InstallTab site={site} canEdit={canEdit} showDomains={() => show('domains')} />;
    case 'history':
      return <HistoryTab site={site} canEdit={canEdit} isDirty={editing.isDirty} />;
  }
}

function factsOf(site: Site) {
  return [
    {
      label: t('sites.site_id'),
      value: (
        <>
          <code>{site.site_id}</code> <CopyButton value={site.site_id} label={t('sites.copy_id')} />
        </>
      ),
    },
    { label: t('sites.online_now'), value: site.online_now.toLocaleString() },
    { label: t('sites.conversations'), value: site.conversation_count.toLocaleString() },
    { label: t('sites.updated'), value: <When at={site.updated_at} /> },
  ];
}
