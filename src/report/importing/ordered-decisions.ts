import { missing } from '../../kernel/errors.ts';
import { type DecisionInput, decisionInput, type GivenDecision, type Proposal } from './proposal.ts';
import { alreadyEntered, decidedMeanwhile, sheetRefused } from './refusals.ts';
import { nameOf } from './told-proposal.ts';

interface Given {
  proposal: Proposal;
  given: GivenDecision;
}

/**
 * What decisions come to, in the order of the document. A refused sheet refuses all that stands in it and is not decided;
 * something that enters an undecided sheet brings that sheet in as proposed; a refused sheet that comes back opens again
 * what was refused in it. What is already so says nothing.
 */
export function ordered(
  proposals: readonly Proposal[],
  decisions: readonly GivenDecision[],
): { refused: Proposal[]; reopened: Proposal[]; entering: Given[] } {
  const byId = new Map(proposals.map((proposal) => [proposal.id, proposal]));
  const given = decisions.map((decision) => {
    const proposal = byId.get(decision.id);
    if (!proposal) throw missing('Cette proposition');
    return { proposal, given: decision };
  });
  const fresh = given.filter((each) => !isAlreadySo(each));
  refuseLate(fresh);
  const refused = fresh.filter((each) => each.given.refused).map(({ proposal }) => proposal);
  const entering = fresh.filter((each) => !each.given.refused);
  const sheets = new Map(
    entering.filter(({ proposal }) => proposal.kind === 'sheet').map((each) => [each.proposal.id, each]),
  );
  for (const { proposal } of entering) {
    const sheet = byId.get(proposal.sheetId ?? '');
    if (!sheet || sheet.resultId || sheets.has(sheet.id)) continue;
    if (sheet.decision === 'refused' || refused.includes(sheet)) throw sheetRefused(titleOf(sheet));
    sheets.set(sheet.id, {
      proposal: sheet,
      given: decisionInput.parse({ id: sheet.id, seen: sheet.version } satisfies DecisionInput),
    });
  }
  const back = [...sheets.values()].flatMap(({ proposal }) => (proposal.decision === 'refused' ? [proposal] : []));
  const others = entering.filter(({ proposal }) => proposal.kind !== 'sheet');
  return {
    refused: [...new Set([...refused, ...contentOf(refused, proposals, null)])],
    reopened: contentOf(back, proposals, 'refused').filter(
      ({ id }) => !others.some(({ proposal }) => proposal.id === id),
    ),
    entering: [...sheets.values(), ...others].toSorted((a, b) => a.proposal.position - b.proposal.position),
  };
}

const isAlreadySo = ({ proposal: { decision }, given }: Given): boolean =>
  decision !== null && (decision === 'refused') === given.refused;

function refuseLate(given: readonly Given[]): void {
  const late = given.filter((each) => each.given.seen !== each.proposal.version);
  const people = [...new Set(late.flatMap(({ proposal }) => proposal.person ?? []))];
  if (late.length > 0)
    throw decidedMeanwhile(
      people,
      late.map(({ proposal }) => nameOf(proposal)),
    );
  const entered = given.find(({ proposal }) => proposal.decision !== null && proposal.decision !== 'refused');
  if (entered) throw alreadyEntered(nameOf(entered.proposal));
}

function contentOf(sheets: readonly Proposal[], proposals: readonly Proposal[], decision: Proposal['decision']) {
  const ids = new Set(sheets.map(({ id }) => id));
  return proposals.filter((each) => each.decision === decision && ids.has(each.sheetId ?? ''));
}

const titleOf = (sheet: Proposal): string => (sheet.kind === 'sheet' ? sheet.proposed.title : '');
