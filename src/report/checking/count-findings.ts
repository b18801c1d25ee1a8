import { listDemotedRules } from '../../check/judging/index.ts';
import type { Db } from '../../kernel/db/index.ts';
import { listLatestChanges } from './check-edition.sql.ts';
import { checkReport } from './check-edition.ts';
import { saidElsewhere } from './read-sheet-findings.ts';

/** Alerts that nobody accepted, and how many of them are certain. */
export interface FindingCount {
  all: number;
  certain: number;
}

/** By the address of the page where they are mended. */
type Counts = ReadonlyMap<string, FindingCount>;

interface Edition {
  id: string;
  organisationId: string;
}

const kept = new Map<string, { at: string; counts: Promise<Counts> }>();
const mostKept = 100;

/** What the page of alerts lists for each sheet, but commitments that the board counts already. An edition is checked again once something was changed, not each time it is looked at. */
export async function countFindings(db: Db, edition: Edition): Promise<Counts> {
  const at = await latestOf(db, edition);
  const known = kept.get(edition.id);
  const counts = known?.at === at ? known.counts : countAgain(db, edition);
  kept.delete(edition.id);
  kept.set(edition.id, { at, counts });
  const oldest = kept.size > mostKept ? kept.keys().next().value : undefined;
  if (oldest !== undefined) kept.delete(oldest);
  return counts;
}

/** All that moves an alert is written down when it is changed, judgements aside. */
async function latestOf(db: Db, { organisationId }: Edition): Promise<string> {
  const [changes, demoted] = [await listLatestChanges(db, organisationId), await listDemotedRules(db)];
  return [...changes.map(({ id }) => id), ...demoted].join(' ');
}

function countAgain(db: Db, { id }: Edition): Promise<Counts> {
  const counts = checkReport(db, id).then(({ findings }) => counted(findings));
  // What failed is tried again.
  counts.catch(() => kept.delete(id));
  return counts;
}

function counted(findings: Awaited<ReturnType<typeof checkReport>>['findings']): Counts {
  const standing = findings.filter(({ waiver, place, code }) => !waiver && place.href && !saidElsewhere.has(code));
  const byPage = Map.groupBy(standing, ({ place }) => place.href ?? '');
  return new Map(
    [...byPage].map(([page, its]) => [
      page,
      { all: its.length, certain: its.filter(({ tier }) => tier === 'A').length },
    ]),
  );
}
