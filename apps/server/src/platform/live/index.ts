export { openLive } from './live.ts';
export type { Hint, Live } from './live.ts';
