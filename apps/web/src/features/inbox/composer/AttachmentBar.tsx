import { ActionIcon, Alert, Progress } from '@mantine/core';
import type { Attachment } from '@atrium/contract/inbox/messages.ts';
import { IconFile, IconPhoto, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { locale, t } from '../../../lib/i18n.ts';
import type { Upload } from '../../../lib/api/uploads/useUploads.ts';
import { fileSize } from '../../../ui/value/file-size.ts';
import classes from './composer.module.css';

export interface AttachmentBarProps {
  attachments: readonly Attachment[];
  uploads: readonly Upload[];
  errors: readonly string[];
  onRemove: (id: string) => void;
  onClearErrors: () => void;
}

/** What goes with the message: files that are up, files on their way, and those that were refused. */
export function AttachmentBar(props: AttachmentBarProps) {
  const { attachments, uploads, errors, onRemove, onClearErrors } = props;
  return (
    <>
      {errors.length > 0 && (
        <Alert
          color="red"
          mb="xs"
          p="xs"
          withCloseButton
          closeButtonLabel={t('ui.close')}
          onClose={onClearErrors}
        >
          {errors.map((error) => (
            <div key={error}>{error}</div>
          ))}
        </Alert>
      )}
      {(attachments.length > 0 || uploads.length > 0) && (
        <ul className={classes.files}>
          {attachments.map((file) => (
            <Chip key={file.id} name={file.name} onRemove={() => onRemove(file.id)}>
              {file.type.startsWith('image/') ? <IconPhoto size={16} /> : <IconFile size={16} />}
              <span className={classes.fileName}>{file.name}</span>
              <span className={classes.fileSize}>{fileSize(file.size, locale())}</span>
            </Chip>
          ))}
          {uploads.map((each) => (
            <Chip key={each.key} name={each.name} onRemove={each.stop}>
              <span className={classes.fileName}>{each.name}</span>
              <Progress
                w={56}
                size="sm"
                value={each.share * 100}
                aria-label={t('inbox.composer.uploading', { name: each.name })}
              />
            </Chip>
          ))}
        </ul>
      )}
    </>
  );
}

interface ChipProps {
  name: string;
  onRemove: () => void;
  children: ReactNode;
}

function Chip({ name, onRemove, children }: ChipProps) {
  return (
    <li className={classes.chip}>
      {children}
      <ActionIcon
        size="sm"
        aria-label={t('inbox.composer.remove_file', { name })}
        onClick={onRemove}
      >
        <IconX size={14} />
      </ActionIcon>
    </li>
  );
}
