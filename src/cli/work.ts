import { jobsOf } from '../jobs.ts';
import { readConfig } from '../kernel/config.ts';
import { realEffects } from '../kernel/effects.ts';
import { runJobs } from '../kernel/jobs/run-jobs.ts';
import { openLog } from '../kernel/observe/log.ts';
import { withInstallation } from './installation.ts';
import { print } from './output.ts';
import { untilStopped } from './until-stopped.ts';

/** `work`: the jobs alone, until somebody stops it. */
export const work = (): Promise<number> =>
  withInstallation(async (_owner, database) => {
    const config = readConfig();
    const log = openLog(config.logFormat);
    const stop = await runJobs(database, { jobs: jobsOf(config), effects: realEffects, log });
    print('Carreau fait les tâches de fond (Ctrl-C pour arrêter)');
    await untilStopped();
    await stop();
    return 0;
  });
