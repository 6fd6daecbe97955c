import { deliver } from './deliver.ts';
import type { Job } from './job.ts';

/** What jobs are made of. */
export type JobDeps = Parameters<typeof deliver>[0];

/** The list: one line per job. `deliver` stands last: what the others put is sent in the same tick. */
export const makeJobs = (deps: JobDeps): readonly Job[] => [deliver(deps)];
