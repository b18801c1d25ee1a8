import { authorise, type Context, personOf, recordChange } from '../../identity/index.ts';
import { todayOf } from '../../kernel/day.ts';
import { DomainError } from '../../kernel/errors.ts';
import { parseInput } from '../../kernel/input.ts';
import { watchedSite } from '../watched-site.ts';
import { insertPressure, lockCurrentPressure } from './pressure.sql.ts';
import { type PressureInput, type PressureSide, pressureInput, pressureSideKeys, pressureSides } from './pressure.ts';
import { findFactor } from './read-factors.ts';

/** Says how a factor bears on a place, or no longer does. The former assessment of that factor stays readable. */
export async function assessPressure(context: Context, input: PressureInput): Promise<{ id: string }> {
  const { basedOn, ...given } = parseInput(pressureInput, input);
  const site = await watchedSite(context.db, given.siteId);
  authorise(context.actor, 'pressure.assess', site);
  const factor = findFactor(given.factor);
  if (!factor) throw unknownFactor();
  if (factor.free && given.named === '') throw nameNeeded();
  const named = factor.free ? given.named : '';
  refuseIncomplete(given);
  if (given.assessedOn > todayOf(context.effects)) throw notYet();
  return context.db.transaction().execute(async (tx) => {
    const current = await lockCurrentPressure(tx, { ...given, named });
    if ((current?.id ?? null) !== basedOn) throw changed();
    const row = {
      ...given,
      named,
      organisationId: site.organisationId,
      assessedBy: personOf(context).id,
      recordedAt: context.effects.now(),
      generated: false,
    };
    const saved = await insertPressure(tx, row, current?.id ?? null);
    await recordChange(tx, context, {
      organisationId: site.organisationId,
      verb: given.over ? 'pressure.end' : 'pressure.assess',
      objectKind: 'site',
      objectId: site.id,
      after: { factor: named || factor.fr, assessedOn: given.assessedOn, trend: given.trend },
    });
    return saved;
  });
}

/** A factor that bears on a place does so somehow, some time, from somewhere. */
function refuseIncomplete(given: Record<PressureSide, boolean> & { over: boolean }): void {
  if (given.over) return;
  const empty = Object.values(pressureSides).find(
    ({ sides }) => !pressureSideKeys.some((key) => key in sides && given[key]),
  );
  if (!empty) return;
  const choices = Object.values(empty.sides).map((word) => `«\u00a0${word.toLowerCase()}\u00a0»`);
  throw new DomainError(
    'invalid',
    'pressure_incomplete',
    `${empty.label}\u00a0: cochez ${choices.join(' ou ')}, ou les deux. Si ce facteur ne pèse plus, cochez «\u00a0Ne pèse plus\u00a0».`,
  );
}

const unknownFactor = () =>
  new DomainError(
    'invalid',
    'unknown_factor',
    'Ce facteur n’est pas dans la liste de l’UNESCO\u00a0: choisissez-en un autre.',
  );

const nameNeeded = () =>
  new DomainError('invalid', 'factor_unnamed', 'Nommez ce facteur\u00a0: la liste de l’UNESCO ne le fait pas.');

const notYet = () =>
  new DomainError(
    'invalid',
    'assessed_later',
    'Cette évaluation est datée de plus tard qu’aujourd’hui\u00a0: corrigez sa date.',
  );

const changed = () =>
  new DomainError(
    'conflict',
    'pressure_changed',
    'Quelqu’un a évalué ce facteur entre-temps. Relisez son évaluation, puis enregistrez la vôtre si elle dit autre chose.',
  );
