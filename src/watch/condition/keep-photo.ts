import { z } from 'zod';
import { authorise, type Context, personOf, recordChange } from '../../identity/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { parseInput } from '../../kernel/input.ts';
import { keepPhotograph } from '../../kernel/kept-photograph.ts';
import { readPhotograph } from '../../kernel/photograph.ts';
import { findObservation } from './observation.sql.ts';
import { countPhotos, findPhoto, insertPhoto } from './photo.sql.ts';
import type { Recorded } from './record-observation.ts';

export const mostPhotos = 12;

const photoInput = z.object({
  /** Made by the device: the same one sent twice is kept once. */
  id: z.uuid(),
  observationId: z.uuid(),
  caption: z.string().trim().max(300).default(''),
});

interface SentPhoto extends z.input<typeof photoInput> {
  name: string;
  content: Uint8Array;
}

/** Joins a photograph to an observation. Its day and position are read, then the picture is kept without them. */
export async function keepPhoto(context: Context & { dataFolder: string }, sent: SentPhoto): Promise<Recorded> {
  const given = parseInput(photoInput, sent);
  const { db, dataFolder } = context;
  const observation = await findObservation(db, given.observationId);
  if (!observation) throw missing('L’observation de cette photo');
  authorise(context.actor, 'condition.record', observation);
  const kept = await findPhoto(db, given.id);
  if (kept) return { id: given.id, already: true };
  if ((await countPhotos(db, given.observationId)) >= mostPhotos) throw enough();
  const photo = await readPhotograph(sent.name, sent.content);
  const added = { addedBy: personOf(context).id, addedAt: context.effects.now() };
  const inserted = await keepPhotograph(dataFolder, photo, (keptFile) =>
    db.transaction().execute(async (tx) => {
      if (!(await insertPhoto(tx, { ...given, ...photo, ...added, ...keptFile }))) return false;
      await recordChange(tx, context, {
        organisationId: observation.organisationId,
        verb: 'condition.photo',
        objectKind: 'site',
        objectId: observation.siteId,
        after: { sha256: keptFile.sha256, takenOn: photo.takenOn },
      });
      return true;
    }),
  );
  return { id: given.id, already: !inserted };
}

const enough = () =>
  new DomainError(
    'invalid',
    'photos_full',
    `Une observation garde ${mostPhotos} photos au plus\u00a0: celle-ci les a déjà.`,
  );
