import type { Site } from '@atrium/contract/sites/sites.ts';
import { sites } from '@atrium/contract/sites/sites.ts';
import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconArchive, IconArchiveOff, IconCopy, IconDots, IconMessages } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { confirm } from '../../../ui/feedback/confirm.ts';
import { notify } from '../../../ui/feedback/notify.tsx';
import { RecordForm } from '../../../ui/record-form/RecordForm.tsx';
import { useSiteWrites } from '../sites.queries.ts';

/** What can be done with a site as a whole. */
export function SiteMenu({ site }: { site: Site }) {
  const [isCopying, setCopying] = useState(false);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Tooltip label={t('ui.more')}>
            <ActionIcon variant="default" size={34} aria-label={t('ui.more')}>
              <IconDots size={16} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconMessages size={16} />}
            renderRoot={(props) => (
              <Link
                to="/inbox"
                search={{ view: 'all', sort: 'newest', site_id: site.id }}
                {...props}
              />
            )}
          >
            {t('sites.open_inbox')}
          </Menu.Item>
          <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => setCopying(true)}>
            {t('sites.duplicate')}
          </Menu.Item>
          <ArchiveItem site={site} />
        </Menu.Dropdown>
      </Menu>
      {isCopying && <CopyForm site={site} close={() => setCopying(false)} />}
    </>
  );
}

function ArchiveItem({ site }: { site: Site }) {
  const { update } = useSiteWrites();
  async function setActive(is_active: boolean): Promise<void> {
    const isSure =
      is_active ||
      (await confirm({
        title: t('sites.archive_title', { name: site.name }),
        text: t('sites.archive_text'),
        action: t('sites.archive'),
      }));
    if (!isSure) return;
    try {
      await update.mutateAsync({ id: site.id, body: { is_active, version: site.version } });
      notify.success(t('ui.save_successful'));
    } catch (error) {
      notify.problem(error);
    }
  }
  if (!site.is_active) {
    return (
      <Menu.Item leftSection={<IconArchiveOff size={16} />} onClick={() => void setActive(true)}>
        {t('sites.unarchive')}
      </Menu.Item>
    );
  }
  return (
    <Menu.Item
      color="red"
      leftSection={<IconArchive size={16} />}
      onClick={() => void setActive(false)}
    >
      {t('sites.archive')}
    </Menu.Item>
  );
}

function CopyForm({ site, close }: { site: Site; close: () => void }) {
  const { duplicate } = useSiteWrites();
  const navigate = useNavigate();
  return (
    <RecordForm<Site>
      title={t('sites.duplicate_title', { name: site.name })}
      intro={t('sites.duplicate_intro')}
      action={t('sites.duplicate')}
      fields={[
        { name: 'name', label: t('sites.name'), kind: 'text', isRequired: true, isWide: true },
      ]}
      shape={sites.duplicate.body!}
      initial={{ name: t('sites.copy_name', { name: site.name }) }}
      submit={(body) => duplicate.mutateAsync({ id: site.id, name: String(body.name) })}
      done={(copy) => {
        close();
        notify.success(t('ui.created_message', { kind: t('ui.record_site'), name: copy.name }));
        void navigate({ to: '/sites/$id', params: { id: String(copy.id) } });
      }}
      close={close}
    />
  );
}
