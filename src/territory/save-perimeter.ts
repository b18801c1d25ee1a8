import { z } from 'zod';
import { authorise, type Context, recordChange } from '../identity/index.ts';
import { DomainError } from '../kernel/errors.ts';
import { slugOf } from '../kernel/french.ts';
import { parseInput } from '../kernel/input.ts';
import { referentialVintage, searchOf } from './referential.ts';
import { findCommunes, findPerimeterByCode, writePerimeter } from './territory.sql.ts';

const perimeter = z.object({
  organisationId: z.uuid(),
  /** The perimeter's address; made from its name where it is not given. */
  code: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .optional(),
  name: z.string().trim().min(1, 'Donnez un nom au périmètre'),
  communes: z.array(z.string()).min(1, 'Indiquez au moins une commune'),
  source: z.string().default(''),
});

/** Keeps a perimeter of an organisation: a name and the communes it holds. Saved again it is replaced. */
export async function savePerimeter(context: Context, input: z.input<typeof perimeter>): Promise<{ id: string }> {
  const wanted = parseInput(perimeter, input);
  authorise(context.actor, 'organisation.manage', wanted);
  const codes = [...new Set(wanted.communes)];
  const code = wanted.code ?? slugOf(wanted.name);
  return context.db.transaction().execute(async (tx) => {
    const communes = await findCommunes(tx, codes);
    const known = new Set(communes.map((commune) => commune.code));
    const unknown = codes.filter((each) => !known.has(each));
    if (unknown.length > 0) throw unknownCommunes(unknown);
    const before = await findPerimeterByCode(tx, code);
    if (before && before.organisationId !== wanted.organisationId) throw nameTaken(wanted.name);
    const row = {
      code,
      name: wanted.name,
      search: searchOf(wanted.name, ''),
      vintage: referentialVintage,
      population: communes.reduce((sum, commune) => sum + (commune.population ?? 0), 0),
      organisationId: wanted.organisationId,
      source: wanted.source,
    };
    const id = await writePerimeter(
      tx,
      before?.id,
      row,
      communes.map((commune) => commune.id),
    );
    await recordChange(tx, context, {
      organisationId: wanted.organisationId,
      verb: before ? 'perimeter.change' : 'perimeter.create',
      objectKind: 'territory',
      objectId: id,
      ...(before ? { before: { name: before.name } } : {}),
      after: { name: wanted.name, communes: communes.map((commune) => commune.name) },
    });
    return { id };
  });
}

const unknownCommunes = (codes: string[]) =>
  new DomainError(
    'invalid',
    'unknown_commune',
    `Ces codes ne sont pas ceux de communes de ${referentialVintage}\u00a0: ${codes.slice(0, 10).join(', ')}${codes.length > 10 ? '…' : ''}. Vérifiez-les, ou remplacez-les par celui de la commune nouvelle.`,
    { codes },
  );

const nameTaken = (name: string) =>
  new DomainError(
    'conflict',
    'perimeter_taken',
    `Une autre organisation a déjà un périmètre «\u00a0${name}\u00a0». Choisissez un autre nom.`,
  );
