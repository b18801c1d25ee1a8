import { z } from 'zod';
import { authorise, type Context, recordChange } from '../../identity/index.ts';
import { missing } from '../../kernel/errors.ts';
import { parseInput } from '../../kernel/input.ts';
import { resolveReferences } from '../reference/reference.sql.ts';
import { decideEverywhere, decideForRecords } from '../sensitivity/shown.sql.ts';
import { judgedAtOnce, judgeRecords } from '../validation/judge-records.ts';
import { listTaxrefVersions, listTouched, putInUse, resolveNames, type TouchedName } from './taxref.sql.ts';

/**
 * Puts a version in use: names are sought in it from then on. Records keep the taxon they have until somebody decides, and are
 * as sensitive as the version they have or this one says.
 */
export async function adoptTaxref(context: Context, version: number): Promise<void> {
  authorise(context.actor, 'reference.load', { organisationId: '' });
  const known = await listTaxrefVersions(context.db);
  if (!known.some((one) => one.version === version)) throw missing(`La version ${version} de TAXREF`);
  await context.db.transaction().execute(async (tx) => {
    await putInUse(tx, version);
    await resolveReferences(tx);
    await decideEverywhere(tx, context.effects.now());
  });
}

/** Names that a version changes and that an organisation's records bear. */
export async function readTouched(context: Context, organisationId: string, version: number): Promise<TouchedName[]> {
  authorise(context.actor, 'record.read', { organisationId });
  return listTouched(context.db, [organisationId], version);
}

/** The same for each version whose changes some records wait for, the latest first. */
export async function readTouchedByVersion(
  context: Context,
  organisationId: string,
): Promise<{ version: number; inUse: boolean; names: TouchedName[] }[]> {
  const touched: { version: number; inUse: boolean; names: TouchedName[] }[] = [];
  for (const { version, inUse } of await listTaxrefVersions(context.db)) {
    const names = await readTouched(context, organisationId, version);
    if (names.length > 0) touched.push({ version, inUse, names });
  }
  return touched;
}

const decision = z.object({
  organisationId: z.uuid(),
  version: z.int(),
  cdNoms: z.array(z.int()).min(1, 'Cochez au moins un nom.'),
  reason: z.string().trim().min(1, 'Dites pourquoi\u00a0: le motif est gardé au journal.').max(500),
});

/**
 * A person agrees with what a version makes of some names: the records that bear them get its taxon, the name cited and
 * the cd_nom given staying as they are, are as sensitive as that taxon is, and are judged by what is expected of it. A name that vanished without a replacement
 * is left.
 */
export async function acceptTaxonChanges(
  context: Context,
  input: z.input<typeof decision>,
): Promise<{ records: number }> {
  const { organisationId, version, cdNoms, reason } = parseInput(decision, input);
  authorise(context.actor, 'taxon.decide', { organisationId });
  const at = context.effects.now();
  return context.db.transaction().execute(async (tx) => {
    const ids = await resolveNames(tx, organisationId, version, cdNoms, at);
    if (ids.length === 0) return { records: 0 };
    await decideForRecords(tx, { organisationId, at }, ids);
    for (let from = 0; from < ids.length; from += judgedAtOnce)
      await judgeRecords(tx, { organisationId, at }, ids.slice(from, from + judgedAtOnce));
    await recordChange(tx, context, {
      organisationId,
      verb: 'taxon.decide',
      objectKind: 'taxref',
      objectId: String(version),
      after: { names: cdNoms.length, records: ids.length },
      reason,
    });
    return { records: ids.length };
  });
}
