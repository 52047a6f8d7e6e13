import type { Attachment } from '@atrium/contract/inbox/messages.ts';
import { parseJson } from '../../../connection/transport/http.ts';
import { ApiError } from '../../../connection/transport/ports.ts';

export interface Upload {
  origin: string;
  token: string;
  file: File;
  /** 0 to 1. */
  progress(share: number): void;
}

/** Uploads one file; `fetch` cannot tell how far it is, so this is an XMLHttpRequest. */
export function uploadFile({ origin, token, file, progress }: Upload): Promise<Attachment> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${origin}/api/v1/messenger/files`);
    request.setRequestHeader('Authorization', `Bearer ${token}`);
    request.upload.onprogress = (event) => progress(event.loaded / (event.total || 1));
    request.onerror = () => reject(new ApiError(0, {}));
    request.onload = () => {
      const answer = parseJson(request.responseText);
      if (request.status < 300 && answer) resolve(answer as Attachment);
      else reject(new ApiError(request.status, answer ?? {}));
    };
    const form = new FormData();
    form.set('file', file);
    request.send(form);
  });
}
