export { openLive } from './live.ts';
export type { Hint } from './hint.ts';
export type { Live } from './live.ts';
