import { authorise, type Context, personOf, recordChange } from '../../identity/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { isFrozen } from '../states.ts';
import {
  enterState,
  findEdition,
  findEditionOfYear,
  insertEdition,
  lockEdition,
  updateEdition,
} from './edition.sql.ts';
import { copySheets } from './outline.sql.ts';

/**
 * Opens the numbered edition that corrects a frozen one. It starts from the same sheets, texts, easy sentences and session,
 * under review; the coordinator sends back the sheets to correct. What it changes is listed when it is frozen.
 */
export async function openErratum(context: Context, input: { editionId: string }): Promise<{ id: string }> {
  const edition = await findEdition(context.db, input.editionId);
  authorise(context.actor, 'edition.open', edition);
  const { organisationId, reportType, year } = edition;
  return context.db.transaction().execute(async (tx) => {
    await lockEdition(tx, edition.id);
    const latest = await findEditionOfYear(tx, organisationId, reportType, year);
    if (!latest || !isFrozen(latest.state)) throw notFrozen();
    if (latest.id !== edition.id) throw alreadyCorrected(latest.erratum);
    const { id } = await insertEdition(tx, {
      organisationId,
      reportType,
      year,
      title: edition.title,
      dueOn: null,
      erratum: latest.erratum + 1,
      correctsId: edition.id,
      takenFrom: edition.takenFrom,
      state: 'review',
      texts: JSON.stringify(edition.texts),
    });
    await updateEdition(tx, id, { easyRead: edition.easyRead, proceedings: JSON.stringify(edition.proceedings) });
    await copySheets(tx, edition.id, id);
    const at = context.effects.now();
    await enterState(tx, id, { state: 'review', step: 'review', at, personId: personOf(context).id, note: null });
    await recordChange(tx, context, {
      organisationId,
      verb: 'edition.open',
      objectKind: 'edition',
      objectId: id,
      after: { corrects: edition.title, erratum: latest.erratum + 1 },
    });
    return { id };
  });
}

const notFrozen = () =>
  new DomainError(
    'conflict',
    'edition_open',
    'Cette édition n’est pas figée : corrigez-la directement, un erratum ne sert qu’après.',
  );

const alreadyCorrected = (erratum: number) =>
  new DomainError(
    'conflict',
    'already_corrected',
    `L’erratum ${erratum} corrige déjà cette édition. Ouvrez-le, ou corrigez-le à son tour.`,
  );
