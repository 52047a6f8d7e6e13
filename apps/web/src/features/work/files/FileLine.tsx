import type { RecordFile } from '@atrium/contract/work/on-records/attachments.ts';
import { attachments } from '@atrium/contract/work/on-records/attachments.ts';
import { ActionIcon, Anchor, Text, Tooltip } from '@mantine/core';
import {
  IconDownload,
  IconFile,
  IconFileSpreadsheet,
  IconFileText,
  IconFileTypePdf,
  IconFileZip,
  IconMovie,
  IconMusic,
  IconPhoto,
  IconTrash,
  type TablerIcon,
} from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';
import { locale, t } from '../../../lib/i18n.ts';
import { refreshKind } from '../../../lib/live/refresh-records.ts';
import { notify } from '../../../ui/feedback/notify.tsx';
import { fileSize } from '../../../ui/value/file-size.ts';
import { When } from '../../../ui/value/When.tsx';
import { isPicture, isShown } from './shown.ts';
import classes from './files.module.css';

const LOOKS: [RegExp, TablerIcon][] = [
  [/^image\//, IconPhoto],
  [/pdf$/, IconFileTypePdf],
  [/spreadsheet|excel|csv/, IconFileSpreadsheet],
  [/word|text|document|markdown|rtf/, IconFileText],
  [/zip|compressed|gzip|rar/, IconFileZip],
  [/^video\//, IconMovie],
  [/^audio\//, IconMusic],
];
/** Larger pictures are not fetched for a mark of this size. */
const MARK_BYTES = 3 * 1024 * 1024;

function Mark({ file }: { file: RecordFile }) {
  if (isPicture(file) && file.size_in_bytes <= MARK_BYTES)
    return <img className={classes.mark} src={file.url} alt="" loading="lazy" />;
  const Icon = LOOKS.find(([type]) => type.test(file.mime_type))?.[1] ?? IconFile;
  return (
    <span className={classes.mark}>
      <Icon size={20} stroke={1.5} aria-hidden />
    </span>
  );
}

function useRemove({ id, filename_original: name }: RecordFile) {
  const cache = useQueryClient();
  const refresh = () => refreshKind(cache, 'attachments');
  async function restore(): Promise<void> {
    await call(attachments.restore, { params: { id } }).catch(notify.problem);
    await refresh();
  }
  return async () => {
    try {
      await call(attachments.remove, { params: { id } });
      notify.success(t('work.files.removed', { name }), { undo: () => void restore() });
    } catch (problem) {
      notify.problem(problem);
    }
    await refresh();
  };
}

/** One file: its name shows it, or downloads it where it cannot be shown. */
export function FileLine({ file, show }: { file: RecordFile; show: () => void }) {
  const remove = useRemove(file);
  const { filename_original: name, url, size_in_bytes, uploaded_by_name, created_at } = file;
  return (
    <li className={classes.file}>
      <Mark file={file} />
      <div className={classes.words}>
        {isShown(file) ? (
          <Anchor component="button" fz="sm" ta="left" truncate maw="100%" onClick={show}>
            {name}
          </Anchor>
        ) : (
          <Anchor href={url} download={name} fz="sm" truncate>
            {name}
          </Anchor>
        )}
        <Text fz="xs" c="dimmed" truncate>
          {fileSize(size_in_bytes, locale())}
          {uploaded_by_name && ` · ${uploaded_by_name}`} · <When at={created_at} look="short" />
        </Text>
      </div>
      <Tooltip label={t('work.files.download')}>
        <ActionIcon
          component="a"
          href={url}
          download={name}
          size={28}
          aria-label={t('work.files.download_named', { name })}
        >
          <IconDownload size={15} />
        </ActionIcon>
      </Tooltip>
      {file.can.remove && (
        <Tooltip label={t('work.files.remove')}>
          <ActionIcon
            size={28}
            aria-label={t('work.files.remove_named', { name })}
            onClick={() => void remove()}
          >
            <IconTrash size={15} />
          </ActionIcon>
        </Tooltip>
      )}
    </li>
  );
}
