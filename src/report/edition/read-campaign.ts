import { authorise, type Context, may } from '../../identity/index.ts';
import { readReportType } from '../read-report-type.ts';
import { stateLabel } from '../report-type.ts';
import { isFrozen } from '../states.ts';
import { findEdition } from './edition.sql.ts';

/** What the head of every page of a campaign shows. */
export type CampaignHead = Awaited<ReturnType<typeof readCampaign>>['head'];

/** An edition for those who make it, with its report type and the head of its pages. */
export async function readCampaign(context: Context, editionId: string) {
  const edition = await findEdition(context.db, editionId);
  authorise(context.actor, 'edition.read', edition);
  const type = readReportType(edition.reportType);
  const head = {
    id: edition.id,
    title: edition.title,
    publisher: edition.publisherShortName,
    erratum: edition.erratum,
    takenFrom: edition.takenFrom,
    stateLabel: stateLabel(type, edition.state),
    frozen: isFrozen(edition.state),
    mayEdit: may(context.actor, 'edition.edit', edition),
  };
  return { edition, type, head };
}
