export { inTurn } from './in-turn.ts';
export { send } from './job.ts';
export type { AnyJob, Feeder, Job, Queue, Retry, Routine, Sending } from './job.ts';
export { openJobs } from './queue.ts';
export type { JobQueue } from './queue.ts';
export { startWork } from './workers.ts';
export type { Work, WorkOptions } from './workers.ts';
