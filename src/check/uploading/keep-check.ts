import { z } from 'zod';
import { authorise, type Context, may, personOf, recordChange } from '../../identity/index.ts';
import { missing } from '../../kernel/errors.ts';
import { parseInput } from '../../kernel/input.ts';
import { findHeldCheck, forgetCheck } from './held-checks.ts';
import { deleteKeptCheck, insertKeptCheck } from './kept-check.sql.ts';
import { openCheck, pack } from './open-check.ts';

const keepInput = z.object({ id: z.string(), organisationId: z.uuid() });

/** Keeps a document and its answer for the organisation, under the same address. */
export async function keepCheck(context: Context, input: z.input<typeof keepInput>): Promise<void> {
  authorise(context.actor, 'document.keep', input);
  const { id, organisationId } = parseInput(keepInput, input);
  const person = personOf(context);
  const held = findHeldCheck(id, person.id, context.effects.now().getTime());
  if (!held) throw missing('Ce contrôle');
  const { name, year, content, checked } = held;
  const { pages, figures, findings } = checked.answer;
  await context.db.transaction().execute(async (tx) => {
    await insertKeptCheck(tx, {
      id,
      organisationId,
      name,
      year,
      content,
      checked: pack(checked),
      pages,
      figures: figures.length,
      findings: findings.length,
      keptBy: person.id,
      keptAt: context.effects.now(),
    });
    const after = { document: name, year };
    await recordChange(tx, context, {
      organisationId,
      verb: 'document.keep',
      objectKind: 'check',
      objectId: id,
      after,
    });
  });
  forgetCheck(id);
}

/** Forgets a document at once; a kept one is deleted with its answer, by who kept it or who coordinates. */
export async function dropCheck(context: Context, id: string): Promise<void> {
  const { name, year, kept } = await openCheck(context, id);
  if (!kept) {
    forgetCheck(id);
    return;
  }
  if (!mayDrop(context, kept)) authorise(context.actor, 'document.drop', kept);
  const { organisationId } = kept;
  await context.db.transaction().execute(async (tx) => {
    if (!(await deleteKeptCheck(tx, id))) return;
    const before = { document: name, year };
    await recordChange(tx, context, {
      organisationId,
      verb: 'document.drop',
      objectKind: 'check',
      objectId: id,
      before,
    });
  });
}

export const mayDrop = ({ actor }: Context, kept: { organisationId: string; keptBy: string }): boolean =>
  actor.person?.id === kept.keptBy || may(actor, 'document.drop', kept);
