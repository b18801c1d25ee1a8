import type { Context } from '../../identity/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { frenchDay } from '../../kernel/french.ts';
import { findTaxon, keepSender, saveVisit } from '../../nature/index.ts';
import { readCount } from '../../nature/visit/visit.ts';
import { type Message, writeResult } from '../message.sql.ts';
import { findReception } from '../reception/reception.sql.ts';

/** Whoever left no name. */
const nobody = 'Anonyme';

/**
 * Makes a visit and its record of a sighting that is accepted, under the taxon that a person confirmed; what was seen,
 * where and when stands as it was sent. Visit and record bear the number of the message, which is told of them as they
 * are written.
 */
export async function becomeVisit(context: Context, message: Message, cdNom: number): Promise<void> {
  const { db } = context;
  const { id, organisationId, details, senderName, named, text, receivedAt } = message;
  const taxon = await findTaxon(db, cdNom);
  if (!taxon) throw taxonNeeded();
  const { datasetId } = await findReception(db, organisationId);
  if (!datasetId) throw notAsked();
  const name = senderName || nobody;
  const sender = { organisationId, name, agreedOn: senderName && named ? frenchDay(receivedAt) : null };
  const observerId = await db.transaction().execute((tx) => keepSender(tx, sender));
  const [longitude = 0, latitude = 0] = (details.point ?? '').split(',').map(Number);
  const counted = readCount(details.count ?? '') ?? { countMin: null, countMax: null };
  const nameCited = details.name || taxon.vernacular.split(',')[0] || taxon.name;
  await saveVisit(
    context,
    {
      ...{ id, datasetId, protocol: 'sighting', dateFrom: details.date ?? '', observers: [name], comment: text },
      point: details.point ? [longitude, latitude] : null,
      precision: details.precision ? Number(details.precision) : null,
      communeCode: details.communeCode || null,
      records: [{ id, nameCited, cdNom, ...counted }],
    },
    { ids: [observerId], names: [name] },
    (tx) => writeResult(tx, id, id),
  );
}

export const taxonNeeded = () =>
  new DomainError(
    'invalid',
    'taxon_needed',
    'Choisissez le taxon que vous reconnaissez\u00a0: aucun n’est retenu à votre place. S’il reste un doute, choisissez le genre ou la famille, ou refusez.',
  );

const notAsked = () =>
  new DomainError(
    'conflict',
    'sightings_not_asked',
    'Votre organisation ne demande plus d’observations\u00a0: choisissez d’abord, dans «\u00a0Ce qui est demandé au public\u00a0», le jeu de données qui les reçoit.',
  );
