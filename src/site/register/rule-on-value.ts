import { z } from 'zod';
import { authorise, type Context, personOf, recordChange } from '../../identity/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { parseInput } from '../../kernel/input.ts';
import { keepRuling, lockRuled } from './ruling.sql.ts';
import { refreshStanding } from './standing.sql.ts';
import { raiseVersions } from './write-sites.sql.ts';

const ruling = z.object({
  organisationId: z.uuid(),
  siteId: z.uuid(),
  of: z.enum(['value', 'geometry']),
  id: z.uuid(),
  /** "kept" makes it stand; "set_aside" leaves it beside; null takes a ruling back. */
  ruling: z.enum(['kept', 'set_aside']).nullable(),
  reason: z.string().trim().max(1000).default(''),
});

/** A person rules between sources. Nothing is removed: the ruling says who, when and why. */
export async function ruleOnValue(context: Context, input: z.input<typeof ruling>): Promise<void> {
  const given = parseInput(ruling, input);
  authorise(context.actor, 'site.rule', given);
  if (given.ruling && given.reason === '') throw reasonNeeded();
  await context.db.transaction().execute(async (tx) => {
    const ruled = await lockRuled(tx, given);
    if (!ruled) throw missing('Cette valeur');
    await keepRuling(tx, given, { personId: personOf(context).id, at: context.effects.now() });
    await refreshStanding(tx, [given.siteId]);
    await raiseVersions(tx, [given.siteId]);
    await recordChange(tx, context, {
      organisationId: given.organisationId,
      verb: 'site.rule',
      objectKind: 'site',
      objectId: given.siteId,
      before: { [ruled.field]: ruled.value, ruling: ruled.ruling },
      after: { [ruled.field]: ruled.value, ruling: given.ruling },
      reason: given.reason,
    });
  });
}

const reasonNeeded = () =>
  new DomainError(
    'invalid',
    'reason_needed',
    'Dites en une phrase pourquoi cette source l’emporte\u00a0: ceux qui reliront la fiche doivent le comprendre.',
  );
