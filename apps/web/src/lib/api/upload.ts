import type { ResponseOf, Route } from '@atrium/contract/core/route.ts';
import { addressOf } from './address.ts';
import { problemOf, unreachable } from './problem.ts';
import { refreshSession } from './refresh.ts';

export interface UploadOptions {
  /** From 0 to 1. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
}

function post(address: string, file: File, options: UploadOptions): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      if (total > 0) options.onProgress?.(loaded / total);
    });
    request.addEventListener('load', () => {
      resolve(new Response(request.responseText, { status: request.status }));
    });
    request.addEventListener('error', () => reject(unreachable()));
    request.addEventListener('abort', () => {
      reject(new DOMException('The upload was stopped', 'AbortError'));
    });
    options.signal?.addEventListener('abort', () => request.abort());
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
}

/**
 * Uploads one file to a multipart route, telling how far it is.
 * @throws ApiProblem when it is refused (too large, wrong kind)
 */
export async function upload<R extends Route>(
  route: R,
  file: File,
  { query, ...options }: UploadOptions & { query?: Record<string, string> } = {},
): Promise<ResponseOf<R>> {
  const address = addressOf(route as Route, { query } as never);
  const began = Date.now();
  let response = await post(address, file, options);
  if (response.status === 401 && (await refreshSession(began))) {
    response = await post(address, file, options);
  }
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as ResponseOf<R>;
}
