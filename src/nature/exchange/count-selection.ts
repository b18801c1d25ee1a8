import { authorise, type Context } from '../../identity/index.ts';
import { parseInput } from '../../kernel/input.ts';
import { countMatching, type MatchingCounts } from './exchange.sql.ts';
import type { Audience } from './exchange.ts';
import { matchesSelection } from './matches.sql.ts';
import { selectionSchema } from './selection.ts';

/** How much a circle would be sent, before anything is. */
export async function countSelection(
  context: Context,
  { organisationId, audience, selection }: { organisationId: string; audience: Audience; selection: unknown },
): Promise<MatchingCounts> {
  authorise(context.actor, 'exchange.send', { organisationId });
  const filter = parseInput(selectionSchema, selection);
  const matches = await matchesSelection(context.db, context.actor, filter, organisationId);
  return countMatching(context.db, { organisationId, audience }, matches);
}
