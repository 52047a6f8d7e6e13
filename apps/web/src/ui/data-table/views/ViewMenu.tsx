import type { SavedView } from '@atrium/contract/identity/saved-views.ts';
import { Button, Menu, Text } from '@mantine/core';
import {
  IconCheck,
  IconChevronDown,
  IconDeviceFloppy,
  IconPencil,
  IconPlus,
  IconTrash,
  IconUsers,
} from '@tabler/icons-react';
import { useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { useMe } from '../../../lib/session.queries.ts';
import classes from '../data-table.module.css';
import { useViewActions } from './useViewActions.ts';
import type { ViewParts } from './useViewActions.ts';
import { ViewDialog } from './ViewDialog.tsx';

interface ViewItemProps {
  view: SavedView;
  isCurrent: boolean;
  isMine: boolean;
  open: (view: SavedView) => void;
}

function ViewItem({ view, isCurrent, isMine, open }: ViewItemProps) {
  return (
    <Menu.Item
      aria-current={isCurrent || undefined}
      leftSection={<IconCheck size={16} opacity={isCurrent ? 1 : 0} aria-hidden />}
      rightSection={
        isMine && view.is_shared ? (
          <IconUsers size={14} aria-label={t('ui.view_is_shared')} />
        ) : undefined
      }
      onClick={() => open(view)}
    >
      {view.name}
      {!isMine && (
        <Text fz="xs" c="dimmed">
          {t('ui.view_by', { name: view.owner_name })}
        </Text>
      )}
    </Menu.Item>
  );
}

/** The views of the list: choosing, saving, renaming, removing. */
export function ViewMenu(props: ViewParts) {
  const me = useMe();
  const [naming, setNaming] = useState<'new' | 'old'>();
  const { current, all } = props.views;
  const actions = useViewActions(props);
  const mine = all.filter(({ owner_id }) => owner_id === me.id);
  const shared = all.filter(({ owner_id }) => owner_id !== me.id);
  const items = (views: SavedView[], isMine: boolean) =>
    views.map((view) => (
      <ViewItem
        key={view.id}
        view={view}
        isMine={isMine}
        isCurrent={view.id === current?.id}
        open={actions.open}
      />
    ));
  const changed = current && actions.isModified;
  return (
    <>
      <Menu position="bottom-start" width={264}>
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            className={classes.view}
            rightSection={<IconChevronDown size={14} aria-hidden />}
            aria-label={t('ui.view_menu', { name: current?.name ?? t('ui.view_all') })}
          >
            <span className={classes.viewName}>{current?.name ?? t('ui.view_all')}</span>
            {changed && (
              <span className={classes.modified} title={t('ui.view_modified')}>
                •<span className={classes.hidden}>{t('ui.view_modified')}</span>
              </span>
            )}
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={classes.viewList}>
          <Menu.Item
            aria-current={!current || undefined}
            leftSection={<IconCheck size={16} opacity={current ? 0 : 1} aria-hidden />}
            onClick={actions.openAll}
          >
            {t('ui.view_all')}
          </Menu.Item>
          {mine.length > 0 && <Menu.Label>{t('ui.views_mine')}</Menu.Label>}
          {items(mine, true)}
          {shared.length > 0 && <Menu.Label>{t('ui.views_shared')}</Menu.Label>}
          {items(shared, false)}
          <Menu.Divider />
          {changed && current.can.update && (
            <Menu.Item leftSection={<IconDeviceFloppy size={16} />} onClick={actions.update}>
              {t('ui.view_update', { name: current.name })}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconPlus size={16} />} onClick={() => setNaming('new')}>
            {t('ui.view_save_as')}
          </Menu.Item>
          {current?.can.update && (
            <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setNaming('old')}>
              {t('ui.view_rename')}
            </Menu.Item>
          )}
          {current?.can.remove && (
            <Menu.Item
              color="red"
              leftSection={<IconTrash size={16} />}
              onClick={() => void actions.remove()}
            >
              {t('ui.view_remove')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {naming && (
        <ViewDialog
          {...actions.dialog(naming === 'old')}
          done={(view) => {
            actions.saved(view);
            setNaming(undefined);
          }}
          close={() => setNaming(undefined)}
        />
      )}
    </>
  );
}
