import { recounting } from './indicator/index.ts';
import type { Job } from './kernel/jobs/job.ts';

/** What every slice does apart from requests. */
export const jobs: Job[] = [recounting()];
