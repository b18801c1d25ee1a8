import { authorise, type Context, personOf, recordChange } from '../../identity/index.ts';
import { todayOf } from '../../kernel/day.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { parseInput } from '../../kernel/input.ts';
import { keepPhotograph, printOf } from '../../kernel/kept-photograph.ts';
import { type Photograph, readPhotograph } from '../../kernel/photograph.ts';
import type { Recorded } from '../../watch/index.ts';
import { findKeeper } from '../viewpoint/viewpoint.sql.ts';
import { findShot, insertShot, type ShotRow } from './shot.sql.ts';
import { type ShotInput, shotInput, shotLacks } from './shot.ts';
import { printShotDay, readShotDay, type ShotDay } from './shot-day.rule.ts';

interface SentShot extends ShotInput {
  /** Absent where no picture could be made. */
  file?: { name: string; content: Uint8Array } | undefined;
}

/** Joins a shot to a viewpoint, or the word that none could be made. The day is what is written, else what the camera says. */
export async function keepShot(context: Context & { dataFolder: string }, sent: SentShot): Promise<Recorded> {
  const { day, personId: takenBy, ...given } = parseInput(shotInput, sent);
  const viewpoint = await findKeeper(context.db, given.viewpointId);
  if (!viewpoint) throw missing('Ce point de vue');
  authorise(context.actor, 'shot.keep', viewpoint);
  if (takenBy && takenBy !== personOf(context).id) throw othersShot();
  const kept = await findShot(context.db, given.id);
  const read = () => (sent.file ? readPhotograph(sent.file.name, sent.file.content) : null);
  if (kept) return sameOne(kept, given, personOf(context).id, await read());
  if (given.conformity !== 'ok' && given.reason === '') throw reasonNeeded();
  if (!sent.file && given.conformity !== 'impossible') throw noPicture();
  const photo = await read();
  const taken = dayOf(day, photo);
  if (taken.takenOn > todayOf(context.effects)) throw notYet();
  const write = (kept: ShotRow['photo']) =>
    context.db.transaction().execute(async (tx) => {
      const recorded = { recordedBy: personOf(context).id, recordedAt: context.effects.now() };
      if (!(await insertShot(tx, { ...given, ...taken, ...recorded, photo: kept }))) return false;
      await recordChange(tx, context, {
        organisationId: viewpoint.organisationId,
        verb: 'shot.keep',
        objectKind: 'viewpoint',
        objectId: given.viewpointId,
        after: { shotOn: printShotDay(taken), conformity: given.conformity, sha256: kept?.sha256 ?? null },
        reason: given.reason || null,
      });
      return true;
    });
  const written = photo
    ? await keepPhotograph(context.dataFolder, photo, (file) => write({ ...photo, ...file }))
    : await write(null);
  return { id: given.id, already: !written };
}

/** The number was taken: by this shot, sent before, or by another, which this one must not be lost behind. */
function sameOne(
  kept: { viewpointId: string; recordedBy: string | null; sha256: string | null },
  { id, viewpointId }: { id: string; viewpointId: string },
  personId: string,
  photo: Photograph | null,
): Recorded {
  const same = kept.viewpointId === viewpointId && kept.recordedBy === personId;
  if (!same || kept.sha256 !== (photo && printOf(photo))) throw numberTaken();
  return { id, already: true };
}

function dayOf(written: string, photo: Photograph | null): ShotDay {
  if (!written && photo?.takenOn) return { takenOn: photo.takenOn, precision: 'day' };
  const read = readShotDay(written);
  if (!read) throw written ? unreadableDay(written) : undated();
  return read;
}

const reasonNeeded = () => new DomainError('invalid', 'shot_reason_needed', shotLacks.reason);

const noPicture = () => new DomainError('invalid', 'shot_without_picture', shotLacks.picture);

const undated = () =>
  new DomainError(
    'invalid',
    'shot_undated',
    'L’appareil n’a écrit aucune date dans cette image\u00a0: écrivez-la, comme 12/06/2019, juin 1985 ou vers 1910.',
  );

const unreadableDay = (text: string) =>
  new DomainError(
    'invalid',
    'shot_day_unreadable',
    `«\u00a0${text}\u00a0» n’est pas une date\u00a0: écrivez 12/06/2019, juin 1985, 1985 ou vers 1910.`,
  );

const notYet = () =>
  new DomainError(
    'invalid',
    'shot_later',
    'Cette photographie est datée de plus tard qu’aujourd’hui\u00a0: corrigez sa date.',
  );

const numberTaken = () =>
  new DomainError(
    'conflict',
    'shot_number_taken',
    'Cet envoi porte le numéro d’une autre photographie. Rechargez la page, puis choisissez-la de nouveau.',
  );

const othersShot = () =>
  new DomainError(
    'forbidden',
    'shot_of_another',
    'Cette vue a été prise sur cet appareil par quelqu’un d’autre. Connectez-vous sous son nom pour l’envoyer.',
  );
