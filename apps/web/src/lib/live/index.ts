export type { LiveStatus } from './connection.ts';
export { LiveProvider, useLive, useLiveSend, useLiveStatus, useViewers } from './LiveProvider.tsx';
