import { ActionIcon, Progress, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { t } from '../../../lib/i18n.ts';
import type { Upload } from '../../../lib/api/uploads/useUploads.ts';
import classes from './files.module.css';

/** Files on their way, each with how far it is and a way to stop it. */
export function UploadLines({ uploads }: { uploads: readonly Upload[] }) {
  return uploads.map(({ key, name, share, stop }) => (
    <li key={key} className={classes.file}>
      <div className={classes.words}>
        <Text fz="sm" truncate>
          {name}
        </Text>
        <Progress size="sm" value={share * 100} aria-label={t('work.files.uploading', { name })} />
      </div>
      <ActionIcon size={28} aria-label={t('work.files.stop', { name })} onClick={stop}>
        <IconX size={14} />
      </ActionIcon>
    </li>
  ));
}
