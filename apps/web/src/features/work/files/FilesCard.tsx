import type { RecordFile } from '@atrium/contract/work/on-records/attachments.ts';
import { attachments } from '@atrium/contract/work/on-records/attachments.ts';
import { FILE_KINDS, fileRefusal } from '@atrium/contract/work/on-records/file-kinds.ts';
import { ActionIcon, Alert, Anchor, FileButton, Tooltip } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { upload } from '../../../lib/api/upload.ts';
import { t } from '../../../lib/i18n.ts';
import { refreshKind } from '../../../lib/live/refresh-records.ts';
import { useMay } from '../../../lib/session.queries.ts';
import { RelatedCard } from '../../../ui/record-page/RelatedCard.tsx';
import type { Ref } from '../../../ui/records.ts';
import { useFileDrop } from '../../../lib/api/uploads/useFileDrop.ts';
import { useUploads } from '../../../lib/api/uploads/useUploads.ts';
import { FileLine } from './FileLine.tsx';
import { filesQuery, placeOf } from './files.queries.ts';
import { isShown } from './shown.ts';
import { UploadLines } from './UploadLines.tsx';
import classes from './files.module.css';

const FilePreview = lazy(async () => ({
  default: (await import('./FilePreview.tsx')).FilePreview,
}));

const FIRST = 5;
const ACCEPT = Object.keys(FILE_KINDS)
  .map((ending) => `.${ending}`)
  .join(',');

/** Files on their way to a record. */
function useRecordUploads(of: Ref) {
  const cache = useQueryClient();
  return useUploads<RecordFile>({
    refuse: (file) => {
      const refusal = fileRefusal(file);
      return refusal ? t(`work.files.refused_${refusal}`, { name: file.name }) : undefined;
    },
    send: (file, options) => upload(attachments.upload, file, { ...options, query: placeOf(of) }),
    done: () => void refreshKind(cache, 'attachments'),
  });
}

function AddFiles({ add }: { add: (files: File[]) => void }) {
  return (
    <FileButton multiple accept={ACCEPT} onChange={add}>
      {(props) => (
        <Tooltip label={t('work.files.add')}>
          <ActionIcon variant="subtle" aria-label={t('work.files.add')} {...props}>
            <IconUpload size={16} />
          </ActionIcon>
        </Tooltip>
      )}
    </FileButton>
  );
}

/** The files on a record: dropped or chosen, with progress, shown where a browser can. */
export function FilesCard({ of }: { of: Ref }) {
  const mayWrite = useMay('work.write');
  const { data } = useQuery(filesQuery(of));
  const { uploads, errors, add, clearErrors } = useRecordUploads(of);
  const drop = useFileDrop((files) => mayWrite && add(files));
  const [isWhole, setWhole] = useState(false);
  const [shown, setShown] = useState<RecordFile>();
  const rows = data?.rows ?? [];
  const total = data && data.total + uploads.length;
  return (
    <div className={classes.card} {...drop.handlers}>
      <RelatedCard
        title={t('work.files.title')}
        total={total}
        empty={mayWrite ? t('work.files.empty') : t('work.files.none')}
        action={mayWrite && <AddFiles add={add} />}
      >
        <ul className={classes.files}>
          <UploadLines uploads={uploads} />
          {(isWhole ? rows : rows.slice(0, FIRST)).map((file) => (
            <FileLine key={file.id} file={file} show={() => setShown(file)} />
          ))}
        </ul>
        {!isWhole && rows.length > FIRST && (
          <Anchor component="button" fz="sm" mt="xs" onClick={() => setWhole(true)}>
            {t('ui.show_all')}
          </Anchor>
        )}
      </RelatedCard>
      {errors.length > 0 && (
        <Alert
          color="red"
          mt="xs"
          p="xs"
          role="alert"
          withCloseButton
          closeButtonLabel={t('ui.close')}
          onClose={clearErrors}
        >
          {errors.map((error) => (
            <div key={error}>{error}</div>
          ))}
        </Alert>
      )}
      {drop.isOver && mayWrite && <div className={classes.drop}>{t('work.files.drop')}</div>}
      <Suspense fallback={null}>
        {shown && (
          <FilePreview
            file={shown}
            files={rows.filter(isShown)}
            turn={setShown}
            close={() => setShown(undefined)}
          />
        )}
      </Suspense>
    </div>
  );
}
