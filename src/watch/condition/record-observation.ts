import { authorise, type Context, personOf, recordChange } from '../../identity/index.ts';
import { todayOf } from '../../kernel/day.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { parseInput } from '../../kernel/input.ts';
import type { WatchedSite } from '../watched-site.sql.ts';
import { watchedSite } from '../watched-site.ts';
import { copyPhotos, findObservation, findReplacing, insertObservation, isListed } from './observation.sql.ts';
import { type ObservationInput, observationInput } from './observation.ts';
import { judgedScale } from './read-scales.ts';
import { type ConditionScale, levelLabel, unseen } from './scale.ts';
import { lockSite, refreshConditions } from './site-condition.sql.ts';

export interface Recorded {
  id: string;
  /** Whether it was there already: a device that heard no answer sends again. */
  already: boolean;
}

/** Keeps what somebody observed. Two people who observed the same place both stay; one observation sent twice is one. */
export async function recordObservation(context: Context, input: ObservationInput): Promise<Recorded> {
  const { personId: madeBy, ...given } = parseInput(observationInput, input);
  const site = await watchedSite(context.db, given.siteId);
  authorise(context.actor, 'condition.record', site);
  const scale = judgedScale(site.kind);
  const pathologies = knownWords(scale, given.level, given.pathologies);
  if (given.observedOn > todayOf(context.effects)) throw notYet();
  if (given.replacesId && given.reason === '') throw correctionReason();
  const { id: personId, name } = personOf(context);
  if (madeBy && madeBy !== personId) throw othersObservation();
  return context.db.transaction().execute(async (tx) => {
    await refuseOutsideCampaign(tx, given.campaignId, site);
    await lockSite(tx, site.id);
    const inserted = await insertObservation(tx, {
      ...given,
      pathologies,
      organisationId: site.organisationId,
      observer: given.observer || name,
      recordedBy: personId,
      recordedAt: context.effects.now(),
      scale: scale.name,
      replacesId: await standing(tx, given, site),
      generated: false,
    });
    if (!inserted) return { id: await sameOne(tx, given.id, site, personId), already: true };
    await refreshConditions(tx, [site.id]);
    if (given.replacesId) await copyPhotos(tx, given.replacesId, given.id);
    await recordChange(tx, context, {
      organisationId: site.organisationId,
      verb: given.replacesId ? 'condition.correct' : 'condition.record',
      objectKind: 'site',
      objectId: site.id,
      after: { level: levelLabel(scale, given.level), observedOn: given.observedOn, audience: given.audience },
      reason: given.reason || null,
    });
    return { id: given.id, already: false };
  });
}

function knownWords(scale: ConditionScale, level: string, pathologies: string[]): string[] {
  const unknown =
    level !== unseen && !scale.levels.some(({ key }) => key === level)
      ? level
      : pathologies.find((given) => !scale.pathologies.some(({ key }) => key === given));
  if (unknown !== undefined) throw unknownWord(unknown);
  return [...new Set(pathologies)];
}

/** A tour that was closed since still takes what was observed for it, perhaps offline, before. */
async function refuseOutsideCampaign(tx: Tx, campaignId: string | null, site: WatchedSite): Promise<void> {
  if (campaignId && !(await isListed(tx, campaignId, site.id))) throw notListed(site.name);
}

/** What is corrected must be the last word; sent again, the same correction is that last word. */
async function standing(
  tx: Tx,
  { id, replacesId }: { id: string; replacesId: string | null },
  site: WatchedSite,
): Promise<string | null> {
  if (!replacesId) return null;
  const replaced = await findObservation(tx, replacesId);
  if (!replaced || replaced.siteId !== site.id) throw missing('Cette observation');
  const later = await findReplacing(tx, replacesId);
  if (later && later.id !== id) throw alreadyCorrected();
  return replacesId;
}

/** The number was taken: by this observation, sent before, or it is not ours to answer for. */
async function sameOne(tx: Tx, id: string, site: WatchedSite, personId: string): Promise<string> {
  const kept = await findObservation(tx, id);
  if (kept?.siteId !== site.id || kept.recordedBy !== personId) throw numberTaken();
  return id;
}

const othersObservation = () =>
  new DomainError(
    'forbidden',
    'observation_of_another',
    'Cette observation a été faite sur cet appareil par quelqu’un d’autre. Connectez-vous sous son nom pour l’envoyer.',
  );

const unknownWord = (word: string) =>
  new DomainError(
    'invalid',
    'unknown_condition',
    `«\u00a0${word}\u00a0» n’est pas dans l’échelle de ce type de site. Rechargez la page et choisissez de nouveau.`,
  );

const notYet = () =>
  new DomainError(
    'invalid',
    'observed_later',
    'Cette observation est datée de plus tard qu’aujourd’hui\u00a0: corrigez sa date.',
  );

const correctionReason = () =>
  new DomainError(
    'invalid',
    'correction_reason_needed',
    'Dites en une phrase ce que vous corrigez\u00a0: la première observation reste lisible à côté.',
  );

const notListed = (name: string) =>
  new DomainError(
    'invalid',
    'not_in_campaign',
    `«\u00a0${name}\u00a0» n’est pas, ou plus, dans la liste de cette campagne. Relevez-le depuis la fiche du site.`,
  );

const alreadyCorrected = () =>
  new DomainError(
    'conflict',
    'observation_corrected',
    'Quelqu’un a déjà corrigé cette observation. Relisez la sienne, puis corrigez-la s’il le faut.',
  );

const numberTaken = () =>
  new DomainError(
    'conflict',
    'observation_number_taken',
    'Cet envoi porte le numéro d’une autre observation. Rechargez la page, puis saisissez de nouveau.',
  );
