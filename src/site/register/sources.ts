import { z } from 'zod';
import type { Tx } from '../../kernel/db/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { findSource, keepSource } from './source.sql.ts';

/** A source as a form gives it: one already known, or a new one by its title and day. */
export const sourceInput = z.union([
  z.object({ sourceId: z.uuid() }),
  z.object({
    title: z.string().trim().min(3, 'Nommez la source, par exemple le titre de l’arrêté ou de la couche.').max(300),
    producer: z.string().trim().max(300).default(''),
    licence: z.string().trim().max(200).default(''),
    url: z.url().nullable().default(null),
    asOf: z.iso.date().nullable().default(null),
  }),
]);
export type SourceInput = z.input<typeof sourceInput>;

/** The source's id and the day it speaks of. */
export async function resolveSource(
  tx: Tx,
  organisationId: string,
  source: z.output<typeof sourceInput>,
): Promise<{ id: string; asOf: string | null }> {
  if (!('sourceId' in source)) return { id: await keepSource(tx, organisationId, source), asOf: source.asOf };
  const known = await findSource(tx, organisationId, source.sourceId);
  if (!known) throw unknownSource();
  return known;
}

const unknownSource = () =>
  new DomainError(
    'invalid',
    'unknown_source',
    'Cette source n’est pas connue de l’organisation. Choisissez-la dans la liste, ou décrivez-la.',
  );
