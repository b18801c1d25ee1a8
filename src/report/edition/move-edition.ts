import { z } from 'zod';
import { authorise, type Context, personOf, recordChange } from '../../identity/index.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { parseInput } from '../../kernel/input.ts';
import { assembleCheckedEdition } from '../checking/check-edition.ts';
import { readReportType } from '../read-report-type.ts';
import { stateLabel } from '../report-type.ts';
import { canonicalJson, sha256 } from './canonical-json.ts';
import { compareEditions } from './compare-editions.ts';
import {
  type EditionRow,
  enterState,
  findEdition,
  findFrozenEdition,
  insertFrozenEdition,
  lockEdition,
} from './edition.sql.ts';
import { readEditionFacts } from './edition-facts.ts';
import { editionMoves, type MoveRule, obstaclesTo, ruleOf } from './edition-state.rule.ts';
import { readFrozen } from './read-edition.ts';

const moveInput = z.object({
  editionId: z.uuid(),
  move: z.enum(editionMoves),
  reason: z.string().trim().max(1000).optional(),
});

/** Takes an edition one step further, or back, if nothing stands in the way. */
export async function moveEdition(context: Context, input: z.input<typeof moveInput>): Promise<void> {
  const edition = await findEdition(context.db, input.editionId);
  const { move, reason } = parseInput(moveInput, input);
  const rule = ruleOf(move);
  authorise(context.actor, rule.verb, edition);
  if (rule.reason && !reason) throw reasonNeeded();
  await context.db.transaction().execute(async (tx) => {
    await lockEdition(tx, edition.id);
    const current = await findEdition(tx, edition.id);
    await refuseObstacles(tx, current, rule);
    const at = context.effects.now();
    const hash = move === 'freeze' ? await freeze(tx, context, current, at) : undefined;
    const step = move === 'validate' ? 'validated' : rule.to;
    await enterState(tx, edition.id, {
      state: rule.to,
      step,
      at,
      personId: personOf(context).id,
      note: reason || null,
    });
    await recordChange(tx, context, {
      organisationId: edition.organisationId,
      verb: `edition.${move}`,
      objectKind: 'edition',
      objectId: edition.id,
      before: { state: current.state },
      after: { state: step, ...(hash && { sha256: hash }) },
      reason: reason || null,
    });
  });
}

/** Makes the copy that no later change reaches: figures, explanations, texts, findings and waivers, with its hash. */
export const freezeEdition = (context: Context, input: { editionId: string }): Promise<void> =>
  moveEdition(context, { ...input, move: 'freeze' });

async function freeze(tx: Tx, context: Context, edition: EditionRow, at: Date): Promise<string> {
  const assembled = await assembleCheckedEdition(tx, edition.id);
  const corrected = edition.correctsId ? await findFrozenEdition(tx, edition.correctsId) : undefined;
  const type = readReportType(edition.reportType);
  const document = canonicalJson({
    ...assembled,
    edition: { ...assembled.edition, stateLabel: stateLabel(type, 'frozen') },
    changes: corrected ? compareEditions(readFrozen(corrected.document), assembled) : [],
  });
  const hash = sha256(document);
  await insertFrozenEdition(tx, {
    editionId: edition.id,
    document,
    sha256: hash,
    frozenBy: personOf(context).id,
    frozenAt: at,
  });
  return hash;
}

async function refuseObstacles(tx: Tx, edition: EditionRow, rule: MoveRule): Promise<void> {
  const obstacles = obstaclesTo(rule, await readEditionFacts(tx, edition, rule));
  if (obstacles.length === 0) return;
  throw new DomainError(
    'conflict',
    'step_refused',
    `Cette étape attend encore ceci. ${obstacles.map((obstacle) => obstacle.sentence).join(' ')}`,
    { obstacles },
  );
}

const reasonNeeded = () =>
  new DomainError('invalid', 'reason_needed', 'Dites en une phrase ce qui est à corriger : les services la liront.');
