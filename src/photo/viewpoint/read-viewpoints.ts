import { type Context, may, organisationsWhere } from '../../identity/index.ts';
import { todayOf } from '../../kernel/day.ts';
import type { Db } from '../../kernel/db/index.ts';
import { printCount } from '../../kernel/french.ts';
import { seenSite, type WatchPart } from '../../watch/index.ts';
import { dueOf } from '../reshoot/due-of.ts';
import { type Series, seriesOf } from '../shot/series.rule.ts';
import { listShots } from '../shot/shot.sql.ts';
import type { Shot } from '../shot/shot.ts';
import { lastDayOf, printShotDay } from '../shot/shot-day.rule.ts';
import { listViewpoints, type SeenViewpoints, type ViewpointFilter } from './viewpoint.sql.ts';
import type { Viewpoint } from './viewpoint.ts';

/** A viewpoint with its photographs and when the next one is due. */
export interface ViewpointSeries extends Series<Shot> {
  viewpoint: Viewpoint;
  due: { on: string; because: string } | null;
  /** What hindered a visit since the last picture; empty where none failed. */
  lastTry: string;
}

export async function readSeries(db: Db, seen: SeenViewpoints, filter: ViewpointFilter): Promise<ViewpointSeries[]> {
  const viewpoints = await listViewpoints(db, seen, filter);
  const ids = viewpoints.map(({ id }) => id);
  const shots = Map.groupBy(ids.length > 0 ? await listShots(db, seen, ids) : [], ({ viewpointId }) => viewpointId);
  return viewpoints.map((viewpoint) => tellSeries(viewpoint, shots.get(viewpoint.id) ?? []));
}

export function tellSeries(viewpoint: Viewpoint, shots: Shot[]): ViewpointSeries {
  const series = seriesOf(shots);
  const last = series.latest;
  const failed = series.shots.filter(({ picture, takenOn }) => !picture && (!last || takenOn > lastDayOf(last))).at(-1);
  const lastTry = failed ? `Essai impossible, ${printShotDay(failed)}\u00a0: ${failed.reason}` : '';
  return { ...series, viewpoint, due: dueOf(viewpoint, last), lastTry };
}

/** All viewpoints that somebody may see: those of the organisations they work in, and what others publish. */
export async function readViewpoints(context: Context) {
  const { db, actor, effects } = context;
  const organisationIds = organisationsWhere(actor, 'work.read');
  const [own, published] = await Promise.all([
    organisationIds.length > 0 ? readSeries(db, 'viewpoint', { organisationIds }) : [],
    readSeries(db, 'published_viewpoint', {}),
  ]);
  const others = published.filter(({ viewpoint }) => !organisationIds.includes(viewpoint.organisationId));
  return {
    series: [...own, ...others.map(hideDue)],
    mayAdd: organisationsWhere(actor, 'viewpoint.edit').length > 0,
    works: organisationIds.length > 0,
    today: todayOf(effects),
  };
}

/** What is due is the business of those who work there. */
const hideDue = (series: ViewpointSeries): ViewpointSeries => ({ ...series, due: null, lastTry: '' });

/** The viewpoints that show a place, as who asks may see them. */
export async function readViewpointsOfSite(context: Context, siteId: string) {
  const { site, audiences } = await seenSite(context, siteId);
  const works = audiences !== null;
  const seen: SeenViewpoints = works ? 'viewpoint' : 'published_viewpoint';
  const series = await readSeries(context.db, seen, { siteId });
  return {
    seen,
    series: works ? series : series.map(hideDue),
    mayAdd: may(context.actor, 'viewpoint.edit', site),
    today: todayOf(context.effects),
  };
}

/** The part of the watch that photographs are. */
export async function readPhotoPart(context: Context): Promise<WatchPart[]> {
  const organisationIds = organisationsWhere(context.actor, 'work.read');
  const series = await readSeries(context.db, 'viewpoint', { organisationIds });
  const today = todayOf(context.effects);
  const late = series.filter(({ due }) => due !== null && due.on < today);
  return [
    {
      href: '/photographies',
      label: 'Points de vue photographiés',
      said: printCount(series.length, 'point de vue suivi', 'points de vue suivis'),
      late: late.length > 0 ? `${printCount(late.length, 'vue')} à reprendre en retard` : '',
    },
  ];
}
