import type { Attachment } from '@atrium/contract/inbox/messages.ts';
import type { WithDesk } from '../../desk.ts';
import { Icon } from '../../Icon.tsx';

const megabytes = (bytes: number, locale: string) =>
  new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: bytes < 1e6 ? 'kilobyte' : 'megabyte',
    maximumFractionDigits: 1,
  }).format(bytes < 1e6 ? Math.ceil(bytes / 1e3) : bytes / 1e6);

/** Files whose address was renewed once: one that fails twice is gone. */
const renewed = new Set<string>();

interface FileViewProps extends WithDesk {
  file: Attachment;
  /** The address does not answer; it may have expired. */
  renew(): void;
}

/** An image, or a card for a document. */
export function FileView({ desk, file, renew }: FileViewProps) {
  const address = new URL(file.url, desk.host.origin);
  if (!/^https?:$/.test(address.protocol)) return null;
  const image = file.type.startsWith('image/');
  const failed = () => {
    if (renewed.has(file.id)) return;
    renewed.add(file.id);
    renew();
  };
  return (
    <a
      class={image ? 'image' : 'file'}
      href={address.href}
      target="_blank"
      rel="noopener noreferrer"
    >
      {image ? (
        <img src={address.href} alt={file.name} loading="lazy" onError={failed} />
      ) : (
        <>
          <Icon name="attach" />
          <span>
            <bdi>{file.name}</bdi>
            <small>{megabytes(file.size, desk.locale)}</small>
          </span>
        </>
      )}
    </a>
  );
}
