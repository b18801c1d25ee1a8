import { authorise, type Context } from '../../identity/index.ts';
import { deriveProfile, enoughRecords } from './derive-profile.rule.ts';
import { listDatasetIds, listNextRecords } from './finding.sql.ts';
import { judgedAtOnce, judgeRecords } from './judge-records.ts';
import { readSeenProfiles, replaceSeenProfiles } from './profile.sql.ts';

export interface Judged {
  profiles: number;
  records: number;
  surprising: number;
}

/**
 * Works out what the validated records of each organisation show of each taxon, then judges every record there is: done
 * when a table of what to expect was brought in, or now and then. Nobody who works meanwhile waits for more than a part.
 */
export async function judgeEverything(context: Context, told: (records: number) => void = () => {}): Promise<Judged> {
  authorise(context.actor, 'reference.load', { organisationId: '' });
  const counts: Judged = { profiles: 0, records: 0, surprising: 0 };
  const datasets = await listDatasetIds(context.db);
  for (const organisationId of new Set(datasets.map((dataset) => dataset.organisationId)))
    counts.profiles += await deriveProfiles(context, organisationId);
  for (const { organisationId, id } of datasets) {
    let after: string | null = null;
    for (;;) {
      const ids: string[] = await listNextRecords(context.db, { organisationId, datasetId: id }, after, judgedAtOnce);
      if (ids.length === 0) break;
      const entry = { organisationId, at: context.effects.now() };
      counts.surprising += await context.db.transaction().execute((tx) => judgeRecords(tx, entry, ids));
      counts.records += ids.length;
      after = ids.at(-1) ?? null;
      told(counts.records);
    }
  }
  return counts;
}

const deriveProfiles = (context: Context, organisationId: string): Promise<number> =>
  context.db.transaction().execute(async (tx) => {
    const seen = await readSeenProfiles(tx, organisationId, enoughRecords);
    await replaceSeenProfiles(tx, organisationId, seen.map(deriveProfile));
    return seen.length;
  });
