import type { PickedFile, PickedFiles, WithDesk } from '../../desk.ts';
import { Icon } from '../../Icon.tsx';

interface FileChipProps extends WithDesk {
  file: PickedFile;
  remove(): void;
}

function FileChip({ desk, file, remove }: FileChipProps) {
  return (
    <li class={file.problem ? 'problem' : ''}>
      <bdi>{file.problem ?? file.name}</bdi>
      {!file.problem && !file.uploaded && <progress value={file.progress} aria-label={file.name} />}
      <button
        type="button"
        aria-label={desk.t('remove_file', { name: file.name })}
        onClick={remove}
      >
        <Icon name="close" />
      </button>
    </li>
  );
}

/** The files of the message in hand. */
export function FileChips({ desk, attachments }: WithDesk & { attachments: PickedFiles }) {
  return (
    <ul class="chips" aria-live="polite">
      {attachments.files.map((file) => (
        <FileChip
          key={file.key}
          desk={desk}
          file={file}
          remove={() => attachments.remove(file.key)}
        />
      ))}
    </ul>
  );
}
