import { authorise, type Context, personOf, recordChange } from '../../identity/index.ts';
import { todayOf } from '../../kernel/day.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { parseInput } from '../../kernel/input.ts';
import { findFactor, type Recorded } from '../../watch/index.ts';
import { findKeeper } from '../viewpoint/viewpoint.sql.ts';
import { type ChangeRow, findChange, findNamed, findReplacing, insertChange } from './change.sql.ts';
import { type ChangeInput, changeInput } from './change.ts';
import { readDynamics } from './read-dynamics.ts';

/** Keeps what somebody reads in two photographs. It never changes: a correction is another reading, which replaces it. */
export async function noteChange(context: Context, input: ChangeInput): Promise<Recorded> {
  const given = parseInput(changeInput, input);
  const viewpoint = await findKeeper(context.db, given.viewpointId);
  if (!viewpoint) throw missing('Ce point de vue');
  const { organisationId } = viewpoint;
  authorise(context.actor, 'landscape.note', { organisationId });
  const words = readWords(given);
  if (given.replacesId && given.reason === '') throw reasonNeeded();
  const { id: personId } = personOf(context);
  return context.db.transaction().execute(async (tx) => {
    const row = { ...given, readOn: todayOf(context.effects), readBy: personId, recordedAt: context.effects.now() };
    await refuseStrangers(tx, row, organisationId);
    await refuseCorrected(tx, row);
    if (!(await insertChange(tx, row))) return { id: await sameOne(tx, row), already: true };
    await recordChange(tx, context, {
      organisationId,
      verb: given.replacesId ? 'landscape.correct' : 'landscape.note',
      objectKind: 'viewpoint',
      objectId: given.viewpointId,
      after: { dynamic: words, description: given.description },
      reason: given.reason || null,
    });
    return { id: given.id, already: false };
  });
}

/** "zones bâties : augmentation". */
function readWords({ object, nature, factor }: { object: string; nature: string; factor: string | null }): string {
  const { objects, natures } = readDynamics();
  const changed = objects.find(({ code }) => code === object);
  const how = natures.find(({ code }) => code === nature);
  if (!changed || !how || (factor && !findFactor(factor)))
    throw unknownWord(changed ? (how ? (factor ?? '') : nature) : object);
  return `${changed.label}\u00a0: ${how.label}`;
}

async function refuseStrangers(tx: Tx, row: ChangeRow, organisationId: string): Promise<void> {
  const { pictures, project, site } = await findNamed(tx, row, organisationId);
  if (!pictures) throw twoPictures();
  if (!project) throw missing('Ce projet');
  if (!site) throw missing('Ce site');
}

/** What is corrected must be the last word; sent again, the same correction is that last word. */
async function refuseCorrected(tx: Tx, { id, viewpointId, replacesId }: ChangeRow): Promise<void> {
  if (!replacesId) return;
  if ((await findChange(tx, replacesId))?.viewpointId !== viewpointId) throw missing('Ce changement');
  const later = await findReplacing(tx, replacesId);
  if (later && later.id !== id) throw correctedAlready();
}

async function sameOne(tx: Tx, { id, viewpointId, readBy }: ChangeRow): Promise<string> {
  const kept = await findChange(tx, id);
  if (kept?.viewpointId !== viewpointId || kept.readBy !== readBy) throw numberTaken();
  return id;
}

const unknownWord = (word: string) =>
  new DomainError(
    'invalid',
    'unknown_dynamic',
    `«\u00a0${word}\u00a0» n’est pas dans le vocabulaire des dynamiques. Rechargez la page et choisissez de nouveau.`,
  );

const twoPictures = () =>
  new DomainError(
    'invalid',
    'two_pictures_needed',
    'Un changement se lit entre deux photographies de ce point de vue\u00a0: choisissez-en deux, différentes.',
  );

const reasonNeeded = () =>
  new DomainError(
    'invalid',
    'change_reason_needed',
    'Dites en une phrase ce que vous corrigez\u00a0: la première lecture reste lisible à côté.',
  );

const correctedAlready = () =>
  new DomainError(
    'conflict',
    'change_corrected',
    'Quelqu’un a déjà corrigé cette lecture. Relisez la sienne, puis corrigez-la s’il le faut.',
  );

const numberTaken = () =>
  new DomainError(
    'conflict',
    'change_number_taken',
    'Cet envoi porte le numéro d’une autre lecture. Rechargez la page, puis saisissez de nouveau.',
  );
