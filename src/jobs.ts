import { dues } from './dues.ts';
import { readingConnectors, tellingWebhooks } from './exchange/index.ts';
import { sendingMail } from './identity/index.ts';
import { recounting } from './indicator/index.ts';
import type { Config } from './kernel/config.ts';
import type { Job } from './kernel/jobs/job.ts';
import { forgetting } from './kernel/retention.ts';
import { retention } from './retention.ts';
import { writingDigests } from './watch/index.ts';

/** What every slice does apart from requests; letters, where there is a server to send them. */
export const jobsOf = ({
  mail,
  origin,
  innerHosts,
  seal,
}: Pick<Config, 'mail' | 'origin' | 'innerHosts' | 'seal'>): Job[] => [
  recounting(),
  forgetting(retention),
  readingConnectors({ innerHosts, seal }),
  tellingWebhooks({ innerHosts, seal, origin }),
  ...(mail ? [sendingMail({ ...mail, origin }), writingDigests(dues)] : []),
];
