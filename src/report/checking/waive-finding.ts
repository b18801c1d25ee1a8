import { z } from 'zod';
import { ruleTitles } from '../../check/index.ts';
import { authorise, type Context, personOf, recordChange } from '../../identity/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { wide } from '../../kernel/french.ts';
import { parseInput } from '../../kernel/input.ts';
import { type EditionRow, findEdition } from '../edition/edition.sql.ts';
import { isFrozen } from '../states.ts';
import { checkReport, goneFinding } from './check-edition.ts';
import { checklistKey, checklistSentence } from './checklist.rule.ts';
import { closeWaiver, insertWaivers, type NewWaiver } from './waiver.sql.ts';

const waiveInput = z.object({
  editionId: z.uuid(),
  findingKeys: z.array(z.string()).min(1, 'Choisissez au moins une alerte.').max(500),
  reason: z
    .string()
    .trim()
    .min(10, 'Dites en une phrase pourquoi l’alerte est acceptée\u00a0: le motif est imprimé en annexe.')
    .max(1000),
});

/**
 * Accepts findings, or items of the law, by name and with a reason that the annex prints. Those that somebody has
 * accepted in the meantime stay as they are; one that is no longer found is refused.
 */
export async function waiveFindings(context: Context, input: z.input<typeof waiveInput>): Promise<{ waived: number }> {
  const edition = await findEdition(context.db, input.editionId);
  authorise(context.actor, 'finding.waive', edition);
  const { findingKeys, reason } = parseInput(waiveInput, input);
  refuseIfFrozen(edition);
  const { waivers, told } = await chosen(context, edition.id, new Set(findingKeys));
  const shared = {
    editionId: edition.id,
    reason,
    waivedBy: personOf(context).id,
    waivedAt: context.effects.now(),
  };
  return context.db.transaction().execute(async (tx) => {
    const written = await insertWaivers(tx, waivers, shared);
    if (written.length === 0) throw alreadyWaived();
    await recordChange(tx, context, {
      organisationId: edition.organisationId,
      verb: 'finding.waive',
      objectKind: 'edition',
      objectId: edition.id,
      after: { findings: written.flatMap(({ findingKey }) => told.get(findingKey) ?? []) },
      reason,
    });
    return { waived: written.length };
  });
}

/** Accepts one finding. */
export const waiveFinding = (
  context: Context,
  { findingKey, ...input }: { editionId: string; findingKey: string; reason: string },
): Promise<{ waived: number }> => waiveFindings(context, { ...input, findingKeys: [findingKey] });

const withdrawInput = z.object({ editionId: z.uuid(), findingKey: z.string().min(1) });

/** Takes an acceptance back: the finding stands again, the history keeps both. */
export async function withdrawWaiver(context: Context, input: z.input<typeof withdrawInput>): Promise<void> {
  const edition = await findEdition(context.db, input.editionId);
  authorise(context.actor, 'finding.waive', edition);
  const { findingKey } = parseInput(withdrawInput, input);
  refuseIfFrozen(edition);
  await context.db.transaction().execute(async (tx) => {
    const closed = await closeWaiver(tx, edition.id, findingKey, context.effects.now());
    if (!closed) throw notWaived();
    await recordChange(tx, context, {
      organisationId: edition.organisationId,
      verb: 'finding.withdraw',
      objectKind: 'edition',
      objectId: edition.id,
      before: { findings: [findingInWords(closed)], reason: closed.reason },
    });
  });
}

/** What is accepted, and its words for the journal. */
async function chosen({ db }: Context, editionId: string, keys: Set<string>) {
  const { findings, checklist } = await checkReport(db, editionId);
  const known: NewWaiver[] = [
    ...findings.map(({ key, code, sentence }) => ({ findingKey: key, code, sentence })),
    ...checklist
      .filter(({ met }) => !met)
      .map((item) => ({ findingKey: checklistKey(item.code), code: 'checklist', sentence: checklistSentence(item) })),
  ];
  const waivers = known.filter(({ findingKey }) => keys.has(findingKey));
  if (waivers.length < keys.size) throw goneFinding();
  const places = new Map(findings.map(({ key, place }) => [key, place.label]));
  const told = new Map(
    waivers.map((waiver) => [waiver.findingKey, findingInWords(waiver, places.get(waiver.findingKey))]),
  );
  return { waivers, told };
}

/** "Nombre tapé dans le texte au lieu d’être lié, P1-03 · Rénovation : …" */
const findingInWords = ({ code, sentence }: Pick<NewWaiver, 'code' | 'sentence'>, place?: string): string =>
  `${[ruleTitles.get(code) ?? 'Ce que demande la loi', place].filter(Boolean).join(', ')}${wide}: ${sentence}`;

function refuseIfFrozen({ state }: EditionRow): void {
  if (!isFrozen(state)) return;
  throw new DomainError(
    'conflict',
    'edition_frozen',
    'L’édition est figée\u00a0: ses alertes et leurs motifs ne changent plus. Ouvrez un erratum pour les revoir.',
  );
}

const alreadyWaived = () =>
  new DomainError('conflict', 'already_waived', 'Cette alerte est déjà acceptée. Relisez la liste.');

const notWaived = () =>
  new DomainError('conflict', 'not_waived', 'Cette alerte n’est plus acceptée. Relisez la liste.');
