import type { RecordFile } from '@atrium/contract/work/on-records/attachments.ts';
import { ActionIcon, Button, Group, Modal, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight, IconDownload } from '@tabler/icons-react';
import { locale, t } from '../../../lib/i18n.ts';
import { fileSize } from '../../../ui/value/file-size.ts';
import { isPicture } from './shown.ts';
import classes from './files.module.css';

export interface FilePreviewProps {
  file: RecordFile;
  /** The ones that can be shown, to go from one to the next. */
  files: readonly RecordFile[];
  turn: (file: RecordFile) => void;
  close: () => void;
}

/** A picture or a PDF in place; arrows go to the others of the record. */
export function FilePreview({ file, files, turn, close }: FilePreviewProps) {
  const at = files.findIndex(({ id }) => id === file.id);
  const go = (step: number) => () => {
    const next = files[at + step];
    if (next) turn(next);
  };
  useHotkeys([
    ['ArrowLeft', go(-1)],
    ['ArrowRight', go(1)],
  ]);
  const { filename_original: name, url, size_in_bytes } = file;
  return (
    <Modal
      opened
      onClose={close}
      size="xl"
      title={name}
      classNames={{ title: classes.name ?? '' }}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {isPicture(file) ? (
        <div className={classes.stage}>
          <img src={url} alt={name} />
        </div>
      ) : (
        <iframe className={classes.page} src={url} title={name} />
      )}
      <Group justify="space-between" mt="sm">
        <Group gap="xs">
          <ActionIcon
            variant="default"
            aria-label={t('work.files.previous')}
            disabled={at <= 0}
            onClick={go(-1)}
          >
            <IconChevronLeft size={16} />
          </ActionIcon>
          <ActionIcon
            variant="default"
            aria-label={t('work.files.next')}
            disabled={at < 0 || at === files.length - 1}
            onClick={go(1)}
          >
            <IconChevronRight size={16} />
          </ActionIcon>
          <Text fz="sm" c="dimmed">
            {fileSize(size_in_bytes, locale())}
          </Text>
        </Group>
        <Button
          component="a"
          href={url}
          download={name}
          variant="default"
          leftSection={<IconDownload size={15} />}
        >
          {t('work.files.download')}
        </Button>
      </Group>
    </Modal>
  );
}
