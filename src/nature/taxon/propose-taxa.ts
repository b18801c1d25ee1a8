import type { Db } from '../../kernel/db/index.ts';
import { type FoundName, findNamesByOneWord, findNearNames, findSameNames } from './proposals.sql.ts';
import { type ReadName, readName, variantsOf } from './read-name.rule.ts';
import { leastScore, type Score, scoreProposal } from './score-proposal.rule.ts';

/** A taxon that a cited name may mean, best first; nobody has decided yet. */
export interface Proposal extends Score {
  cdNom: number;
  cdRef: number;
  fullName: string;
  /** The accepted name, where the one proposed is a synonym of it. */
  acceptedName: string;
  vernacular: string;
  rank: string;
  group2: string;
}

const mostProposals = 5;
/** An exact name by another author is worth looking beside. */
const goodEnough = 0.8;

/**
 * What names may mean in the version of TAXREF in use, by name as it was given: first those written the same, then by
 * genus or epithet, then by likeness of letters. A few statements for any number of names. Nothing is ever chosen: where
 * two taxa are as likely, both are there. Called outside of any transaction.
 */
export async function proposeTaxa(db: Db, names: readonly string[]): Promise<Map<string, Proposal[]>> {
  const cited = [...new Set(names)].map((name) => ({ name, read: readName(name) }));
  const proposals = new Map<string, Proposal[]>(cited.map(({ name }) => [name, []]));
  const take = (found: FoundName[]): void => {
    for (const [at, candidates] of Map.groupBy(found, (one) => one.at)) {
      const { name, read } = cited[at] ?? { name: '', read: readName('') };
      proposals.set(name, best([...(proposals.get(name) ?? []), ...scored(read, candidates)]));
    }
  };
  const formsOf = (forms: (read: ReadName) => string[], among: readonly number[]) =>
    among.flatMap((at) =>
      forms((cited[at] as { read: ReadName }).read)
        .filter(Boolean)
        .map((form) => ({ at, form })),
    );
  const unsettled = () =>
    cited.flatMap(({ name }, at) => ((proposals.get(name)?.[0]?.score ?? 0) >= goodEnough ? [] : [at]));

  const all = cited.map((_, at) => at);
  take(
    await findSameNames(
      db,
      formsOf(variantsOf, all),
      formsOf(({ french }) => [french], all),
    ),
  );
  const twoWords = formsOf(({ scientific, epithet }) => (epithet ? [scientific] : []), unsettled());
  if (twoWords.length > 0) take(await findNamesByOneWord(db, twoWords));
  const anything = formsOf(({ scientific, french }) => [...new Set([scientific, french])], unsettled());
  if (anything.length > 0) take(await db.transaction().execute((tx) => findNearNames(tx, anything)));
  return proposals;
}

const scored = (read: ReadName, found: FoundName[]): Proposal[] =>
  found.map(({ at, by, search, author, ...name }) => ({
    ...name,
    ...scoreProposal(read, { by, search, author, accepted: name.cdNom === name.cdRef }, variantsOf(read)),
  }));

/** Each name once, the likeliest first; an accepted name before its synonyms. */
function best(proposals: Proposal[]): Proposal[] {
  const sorted = proposals
    .filter(({ score }) => score >= leastScore)
    .toSorted(
      (a, b) => b.score - a.score || Number(a.cdNom !== a.cdRef) - Number(b.cdNom !== b.cdRef) || a.cdNom - b.cdNom,
    );
  const firsts = sorted.filter((one, index) => sorted.findIndex(({ cdNom }) => cdNom === one.cdNom) === index);
  return firsts.slice(0, mostProposals);
}

/** Whether one taxon alone is as good as sure, so that a form may show it first; a person still says yes. */
export const isClear = ([first, second]: readonly Proposal[]): boolean =>
  first !== undefined &&
  first.score >= 0.95 &&
  (second === undefined || second.cdRef === first.cdRef || second.score < first.score - 0.1);
