import { dues } from './dues.ts';
import { sendingMail } from './identity/index.ts';
import { recounting } from './indicator/index.ts';
import type { Config } from './kernel/config.ts';
import type { Job } from './kernel/jobs/job.ts';
import { forgetting } from './kernel/retention.ts';
import { retention } from './retention.ts';
import { writingDigests } from './watch/index.ts';

/** What every slice does apart from requests; letters, where there is a server to send them. */
export const jobsOf = ({ mail, origin }: Pick<Config, 'mail' | 'origin'>): Job[] => [
  recounting(),
  forgetting(retention),
  ...(mail ? [sendingMail({ ...mail, origin }), writingDigests(dues)] : []),
];
