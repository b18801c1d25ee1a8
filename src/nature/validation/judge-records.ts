import type { Tx } from '../../kernel/db/index.ts';
import { frenchDay } from '../../kernel/french.ts';
import { type RecordToJudge, readToJudge, replaceFindings } from './finding.sql.ts';
import { findProfiles, type TaxonProfile } from './profile.sql.ts';
import { judgeRecord } from './rules.ts';

/** Records that are read in one go, where many are judged. */
export const judgedAtOnce = 5000;

/**
 * Runs every automatic rule on some records and keeps what they say beside them; returns how many are surprising. Called
 * wherever records are written, and again when what is expected changed.
 */
export async function judgeRecords(
  tx: Tx,
  entry: { organisationId: string; at: Date },
  ids: readonly string[],
): Promise<number> {
  const records = await readToJudge(tx, entry.organisationId, ids);
  const profilesOf = chooser(
    await findProfiles(tx, entry.organisationId, [...new Set(records.flatMap(({ above }) => above))]),
  );
  const today = frenchDay(entry.at);
  const findings = records.flatMap((record) =>
    judgeRecord(record, profilesOf(record), today).map((finding) => ({ recordId: record.id, ...finding })),
  );
  await replaceFindings(tx, entry, ids, findings);
  return new Set(findings.map(({ recordId }) => recordId)).size;
}

type Ranked = Pick<RecordToJudge, 'cdRef' | 'above'>;

/** Of each source, what it says of the taxon itself, else of the closest above of which it says something. */
export function chooser(profiles: readonly TaxonProfile[]): (record: Ranked) => TaxonProfile[] {
  const sources = [...Map.groupBy(profiles, ({ sourceId }) => sourceId).values()].map(
    (ofSource) => new Map(ofSource.map((profile) => [profile.cdRef, profile])),
  );
  return ({ cdRef, above }) =>
    sources.flatMap((known) => {
      const closest = above.findLast((taxon) => known.get(taxon)?.own);
      return known.get(cdRef ?? 0) ?? known.get(closest ?? 0) ?? [];
    });
}
