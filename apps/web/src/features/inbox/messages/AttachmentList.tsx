import type { Attachment } from '@atrium/contract/inbox/messages.ts';
import { IconFileTypePdf, IconPhotoOff } from '@tabler/icons-react';
import { useState } from 'react';
import { locale, t } from '../../../lib/i18n.ts';
import { fileSize } from '../../../ui/value/file-size.ts';
import classes from './messages.module.css';

/** The files of a message: images as they are, anything else as a card. */
export function AttachmentList({ attachments }: { attachments: readonly Attachment[] }) {
  return (
    <div className={classes.attachments}>
      {attachments.map((file) =>
        file.type.startsWith('image/') ? (
          <ImageFile key={file.id} file={file} />
        ) : (
          <FileCard key={file.id} file={file} />
        ),
      )}
    </div>
  );
}

function ImageFile({ file }: { file: Attachment }) {
  // By address: a fresh signature is a fresh attempt.
  const [broken, setBroken] = useState('');
  if (broken === file.url) {
    return (
      <span className={classes.file}>
        <IconPhotoOff size={20} aria-hidden />
        {t('inbox.thread.image_gone')}
      </span>
    );
  }
  return (
    <a href={file.url} target="_blank" rel="noreferrer" className={classes.image}>
      <img
        src={file.url}
        alt={t('inbox.thread.image', { name: file.name })}
        loading="lazy"
        onError={() => setBroken(file.url)}
      />
    </a>
  );
}

function FileCard({ file }: { file: Attachment }) {
  return (
    <a
      href={file.url}
      target="_blank"
      rel="noreferrer"
      className={classes.file}
      aria-label={t('inbox.thread.download', { name: file.name })}
    >
      <IconFileTypePdf size={24} stroke={1.5} aria-hidden />
      <span className={classes.fileWords}>
        <span className={classes.fileName}>{file.name}</span>
        <span className={classes.quiet}>{fileSize(file.size, locale())}</span>
      </span>
    </a>
  );
}
