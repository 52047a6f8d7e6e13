import { Button, Group, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { t } from '../../../lib/i18n.ts';
import type { SiteEditing } from './useSiteDraft.ts';
import classes from './record.module.css';

/** Stands at the bottom while something is not published. */
export function SaveBar({ editing }: { editing: SiteEditing }) {
  // In fields too: that is where one is while editing.
  useHotkeys([['mod+Enter', () => void editing.save()]], []);
  const isBad = Object.keys(editing.errors).length > 0;
  return (
    <div className={classes.bar} role="region" aria-label={t('sites.save.unsaved')}>
      <Text fw={500}>{t(isBad ? 'sites.save.invalid' : 'sites.save.unsaved')}</Text>
      <Group gap="xs">
        <Button variant="default" onClick={editing.discard}>
          {t('sites.save.discard')}
        </Button>
        <Button loading={editing.isBusy} onClick={() => void editing.save()}>
          {t('sites.save.save')}
        </Button>
      </Group>
    </div>
  );
}
