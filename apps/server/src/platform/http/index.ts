export type { Api, Http } from './api.ts';
export { API_PREFIX, createApi } from './api.ts';
export type { Page } from './answer.ts';
export { isOwnOrigin, publicOrigin, publicUrl } from './caller.ts';
export { allowOrigin } from './cross-origin.ts';
export { APP_POLICY, createServer } from './server.ts';
