import { type Context, organisationsWhere } from '../../identity/index.ts';
import { todayOf } from '../../kernel/day.ts';
import { listReportedProtections, listReportedSites, listReportedZones } from './reported-sites.sql.ts';

/** What the register holds for the organisations where somebody works, as a report states it. */
export async function readReportedSites({ db, actor }: Context) {
  return listReportedSites(db, organisationsWhere(actor, 'work.read'));
}

export async function readReportedProtections({ db, actor, effects }: Context) {
  const [ids, today] = [organisationsWhere(actor, 'work.read'), todayOf(effects)];
  const [protections, zones] = await Promise.all([
    listReportedProtections(db, ids, today),
    listReportedZones(db, ids, today),
  ]);
  return { protections, zones };
}
