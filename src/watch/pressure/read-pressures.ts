import { type Context, may, organisationsWhere } from '../../identity/index.ts';
import { audiencesOf } from '../audience.ts';
import { seenSite } from '../watched-site.ts';
import { listPressures, listStandingPressures, type StandingPressure, spreadFactors } from './pressure.sql.ts';
import type { Pressure } from './pressure.ts';
import { listFactorGroups } from './read-factors.ts';

/** A factor as it bears on a place, with what was said of it before. */
export interface PressureOnSite {
  code: string;
  label: string;
  english: string;
  group: string;
  now: Pressure;
  before: Pressure[];
}

/** What bears on a place, for who asks, in the order of UNESCO's list; what no longer does comes apart. */
export async function readPressures(context: Context, siteId: string) {
  const { site, audiences } = await seenSite(context, siteId);
  const said = Map.groupBy(
    await listPressures(context.db, siteId, audiences),
    ({ factor, named }) => `${factor} ${named}`,
  );
  const told = listFactorGroups().flatMap((group) =>
    group.factors.flatMap(({ code, fr, en }): PressureOnSite[] =>
      [...said.values()].flatMap((assessments) => {
        const now = assessments.find(({ superseded }) => !superseded);
        if (!now || now.factor !== code) return [];
        const before = assessments.filter((each) => each !== now);
        return [{ code, label: now.named || fr, english: en, group: group.fr, now, before }];
      }),
    ),
  );
  return {
    site,
    pressures: told.filter(({ now }) => !now.over),
    over: told.filter(({ now }) => now.over),
    mayAssess: may(context.actor, 'pressure.assess', site),
  };
}

export type PressuresOnSite = Awaited<ReturnType<typeof readPressures>>;

export interface StatedPressure extends StandingPressure {
  label: string;
  group: string;
}

/** All that bears now on the places of the organisations where somebody works, in the order of UNESCO's list. */
export async function readStandingPressures({ db, actor }: Context): Promise<StatedPressure[]> {
  const all = await Promise.all(
    organisationsWhere(actor, 'work.read').map((organisationId) =>
      listStandingPressures(db, [organisationId], audiencesOf(actor, { organisationId }) ?? []),
    ),
  );
  const byFactor = Map.groupBy(all.flat(), ({ factor }) => factor);
  return listFactorGroups().flatMap((group) =>
    group.factors.flatMap(({ code, fr }) =>
      (byFactor.get(code) ?? []).map((said) => ({ ...said, label: said.named || fr, group: group.fr })),
    ),
  );
}

/** How far each factor spreads over the places of the organisations where the person works, group by group. */
export async function readSpread({ db, actor }: Context) {
  const organisationIds = organisationsWhere(actor, 'work.read');
  const spread = await Promise.all(
    organisationIds.map((organisationId) =>
      spreadFactors(db, [organisationId], audiencesOf(actor, { organisationId }) ?? []),
    ),
  );
  const byFactor = Map.groupBy(spread.flat(), ({ factor }) => factor);
  const sum = (code: string, of: 'sites' | 'harming' | 'increasing'): number =>
    (byFactor.get(code) ?? []).reduce((total, each) => total + each[of], 0);
  return listFactorGroups().map((group) => ({
    code: group.code,
    label: group.fr,
    factors: group.factors
      .map(({ code, fr, en }) => ({
        code,
        label: fr,
        english: en,
        sites: sum(code, 'sites'),
        harming: sum(code, 'harming'),
        increasing: sum(code, 'increasing'),
        generated: (byFactor.get(code) ?? []).some((each) => each.generated),
      }))
      .filter(({ sites }) => sites > 0),
  }));
}
