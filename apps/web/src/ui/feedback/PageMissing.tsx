import { Button } from '@mantine/core';
import { IconMapPinOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { t } from '../../lib/i18n.ts';
import { EmptyState } from './EmptyState.tsx';

/** An address that leads nowhere. */
export function PageMissing() {
  return (
    <EmptyState
      icon={IconMapPinOff}
      isPage
      title={t('ui.no_page_title')}
      text={t('ui.no_page_text')}
      action={
        <Button component={Link} to="/" variant="default">
          {t('ui.to_home')}
        </Button>
      }
    />
  );
}
