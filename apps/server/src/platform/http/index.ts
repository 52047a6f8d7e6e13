export type { Api, Http } from './api.ts';
export { API_PREFIX, createApi } from './api.ts';
export type { Page } from './answer.ts';
export { callerOf, isOwnOrigin, publicOrigin, publicUrl } from './admission/caller.ts';
export { allowOrigin } from './cross-origin.ts';
export { APP_POLICY, createServer } from './server.ts';
export { asProblem } from './errors.ts';
export { evenly } from './evenly.ts';
export { serveMetrics } from './about/metrics-route.ts';
