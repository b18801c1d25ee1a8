import { type Context, may } from '../../identity/index.ts';
import { missing } from '../../kernel/errors.ts';
import { isId } from '../../kernel/identifier.ts';
import { findAssessment, findFrozen, listShownScores } from '../campaign/assessment.sql.ts';
import { listLevelsNow } from '../score/marks.sql.ts';
import { strayScores, thaw, wrongSums } from './frozen.ts';
import { hashOf } from './publish-assessment.ts';

export interface Verified {
  /** Whether the kept text still has the hash that was published. */
  holds: boolean;
  sha256: string;
  /** Sites whose total does not follow from what is kept. */
  wrong: string[];
  /** Sites of which maps and counts tell another score than what is kept. */
  stray: string[];
  /** Records that counted, and how many of them were corrected or removed since: the scores do not know. */
  records: number;
  changed: number | null;
}

/** Looks whether a published campaign is still what was published; whoever reads it may ask. */
export async function verifyAssessment(context: Context, { id }: { id: string }): Promise<Verified> {
  const campaign = isId(id) ? await findAssessment(context.db, id) : undefined;
  const kept = campaign && (await findFrozen(context.db, id));
  if (!campaign || !kept?.frozen || !kept.sha256) throw missing('Cette campagne publiée');
  const holds = hashOf(kept.frozen) === kept.sha256;
  const frozen = thaw(kept.frozen);
  const counted = frozen.sites.flatMap(({ criteria }) =>
    criteria.flatMap(({ items }) => items.flatMap(({ records }) => records)),
  );
  const works = may(context.actor, 'record.read', campaign);
  const ids = [...new Set(counted.map((record) => record.id))];
  const now = works ? await listLevelsNow(context.db, campaign.organisationId, ids) : [];
  const versions = new Map(now.map((record) => [record.id, record.version]));
  const changed = new Set(
    counted.filter((record) => versions.get(record.id) !== record.version).map((each) => each.id),
  );
  return {
    ...{ holds, sha256: kept.sha256, wrong: wrongSums(frozen), records: ids.length },
    stray: strayScores(frozen, await listShownScores(context.db, id)),
    changed: works ? changed.size : null,
  };
}
