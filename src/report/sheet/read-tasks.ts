import { authorise, type Context, organisationsWhere } from '../../identity/index.ts';
import { frenchDay } from '../../kernel/french.ts';
import { type Campaign, listCampaigns, listTasks } from '../edition/board.sql.ts';
import { byUrgency, daysLate, isWaiting } from '../edition/board.ts';
import { readReportType } from '../read-report-type.ts';
import { sheetStateLabel, stateLabel } from '../report-type.ts';

/**
 * What waits for somebody: the sheets of their services, latest first; the campaigns they coordinate or read;
 * the editions whose validation is theirs.
 */
export async function readTasks(context: Context) {
  const { actor, db, effects } = context;
  const works = organisationsWhere(actor, 'work.read');
  if (works.length === 0) authorise(actor, 'work.read', { organisationId: '' });
  const today = frenchDay(effects.now());
  const serviceIds = actor.grants.flatMap((grant) => grant.serviceIds);
  const reads = organisationsWhere(actor, 'edition.read');
  const tasks = serviceIds.length > 0 ? await listTasks(db, serviceIds) : [];
  const campaigns = reads.length > 0 ? await listCampaigns(db, reads, today) : [];
  const validates = new Set(organisationsWhere(actor, 'edition.validate'));
  const sheets = byUrgency(tasks, today).map((sheet) => ({
    ...sheet,
    late: daysLate(sheet, today),
    waiting: isWaiting(sheet),
    stateLabel: sheetStateLabel(readReportType(sheet.reportType), sheet.state),
  }));
  return {
    fills: serviceIds.length > 0,
    opens: organisationsWhere(actor, 'edition.open').length > 0,
    reads: reads.length > 0,
    sheets,
    campaigns: campaigns.map(withLabel),
    toValidate: campaigns
      .filter((campaign) => campaign.state === 'validation' && validates.has(campaign.organisationId))
      .map(withLabel),
  };
}

const withLabel = (campaign: Campaign) => ({
  ...campaign,
  stateLabel: stateLabel(readReportType(campaign.reportType), campaign.state),
});
