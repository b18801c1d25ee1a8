import { authorise, type Context, may } from '../../identity/index.ts';
import { todayOf } from '../../kernel/day.ts';
import { missing } from '../../kernel/errors.ts';
import { isId } from '../../kernel/identifier.ts';
import { listFactorGroups } from '../../watch/index.ts';
import { listChanges, listProjectNames } from '../change/change.sql.ts';
import { readDynamics } from '../change/read-dynamics.ts';
import { tellChange } from '../change/tell-change.ts';
import { pairOf } from '../shot/series.rule.ts';
import { listShots, listWithdrawn } from '../shot/shot.sql.ts';
import { readViewpointPlan } from './read-viewpoint-plan.ts';
import { tellSeries } from './read-viewpoints.ts';
import { seenViewpoint } from './seen-viewpoint.ts';
import { findKeeper, listShownSites } from './viewpoint.sql.ts';

/** The two photographs that the address of a page asks to compare. */
export interface AskedPair {
  before: string | null;
  after: string | null;
}

/** A viewpoint with its photographs, the two to compare, and what was read in them. */
export async function readViewpoint(context: Context, id: string, asked: AskedPair) {
  const { db, actor } = context;
  const { viewpoint, seen } = await seenViewpoint(context, id);
  const works = seen === 'viewpoint';
  const [shots, changes, sites, withdrawn] = await Promise.all([
    listShots(db, seen, [id]),
    listChanges(db, seen, id),
    listShownSites(db, seen, [id]),
    works ? listWithdrawn(db, id) : [],
  ]);
  const { due, lastTry, ...series } = tellSeries(viewpoint, shots);
  return {
    viewpoint,
    shots: series.shots,
    pictures: series.pictures,
    reference: series.reference,
    pair: pairOf(series, asked) ?? null,
    changes: changes.filter(({ replacedBy }) => replacedBy === null).map(tellChange),
    corrected: changes.filter(({ replacedBy }) => replacedBy !== null).map(tellChange),
    sites,
    withdrawn,
    due: works ? due : null,
    lastTry: works ? lastTry : '',
    today: todayOf(context.effects),
    works,
    mayEdit: may(actor, 'viewpoint.edit', viewpoint),
    mayKeep: may(actor, 'shot.keep', viewpoint),
    mayWithdraw: may(actor, 'shot.withdraw', viewpoint),
    mayRead: may(actor, 'landscape.note', viewpoint),
  };
}

/** The same for whoever is about to photograph it again, or to read what changed. */
export async function readViewpointFor(
  context: Context,
  verb: 'shot.keep' | 'landscape.note',
  id: string,
  asked: AskedPair,
) {
  const keeper = isId(id) ? await findKeeper(context.db, id) : undefined;
  if (!keeper) throw missing('Ce point de vue');
  authorise(context.actor, verb, keeper);
  return readViewpoint(context, id, asked);
}

/** A plan of where a viewpoint is and what it looks at; null where no position may be told. */
export async function readViewpointWithPlan(context: Context, id: string, asked: AskedPair) {
  const read = await readViewpoint(context, id, asked);
  return { ...read, plan: await readViewpointPlan(context, read.viewpoint, read.sites) };
}

/** The words in which a change is read, and what it may go with. */
export const readChangeChoices = async ({ db }: Context, organisationId: string) => ({
  dynamics: readDynamics(),
  factors: listFactorGroups(),
  projects: await listProjectNames(db, organisationId),
});
