import { files } from '@atrium/contract/inbox/files.ts';
import { sendFile } from '../../platform/files/links.ts';
import type { Api } from '../../platform/http/index.ts';
import { readUpload } from './uploads.ts';

export function registerFiles(api: Api): void {
  api.handle(files.upload, ({ scope, http }) => readUpload(scope, http.request));
  api.handle(files.download, ({ caller, params, query, http }) =>
    sendFile(caller, http.reply, { id: params.id, ...query }),
  );
}
