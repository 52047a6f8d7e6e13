import { ActionIcon, Button, CopyButton as Copying, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { t } from '../../lib/i18n.ts';

export interface CopyButtonProps {
  value: string;
  /** What is copied, said to screen readers; with `wide` it stands on the button. */
  label: string;
  wide?: boolean;
}

/** Copies a text and says so. */
export function CopyButton({ value, label, wide = false }: CopyButtonProps) {
  return (
    <Copying value={value} timeout={1800}>
      {({ copied, copy }) => {
        const Icon = copied ? IconCheck : IconCopy;
        if (wide) {
          return (
            <Button variant="default" leftSection={<Icon size={16} />} onClick={copy}>
              {copied ? t('ui.copied') : label}
            </Button>
          );
        }
        return (
          <Tooltip label={copied ? t('ui.copied') : label}>
            <ActionIcon size="xs" aria-label={copied ? t('ui.copied') : label} onClick={copy}>
              <Icon size={14} />
            </ActionIcon>
          </Tooltip>
        );
      }}
    </Copying>
  );
}
