import type { Finalite } from '../src/programme/finalite.ts';
import { type GoalCode, goalCodes } from '../src/programme/goal.ts';
import { announceCommitments, saveAction, saveObjectives, savePlan } from '../src/programme/index.ts';
import { readReportType } from '../src/report/index.ts';
import { findSitesNamed } from '../src/site/index.ts';
import type { Publisher } from './cast.ts';
import { findCommunesNamed } from './demo.sql.ts';
import type { ActionFile, PlanFile, Publication, SheetFile } from './publication.ts';

/** Plans of a publisher by key, each with its objectives by title. */
export type Plans = Map<string, { id: string; objectives: Map<string, string> }>;

export async function makePlans(publisher: Publisher, plans: readonly PlanFile[], on: string): Promise<Plans> {
  const context = publisher.coordinator(on);
  const made: Plans = new Map();
  for (const { key, objectives, source, ...plan } of plans) {
    const { id, version } = await savePlan(context, { ...plan, organisationId: publisher.id, published: true });
    const tree = objectives.map(({ title, below }, index) => ({
      number: String(index + 1),
      title,
      children: below.map((child, place) => ({ number: `${index + 1}.${place + 1}`, title: child })),
    }));
    const saved =
      tree.length > 0 ? await saveObjectives(context, { planId: id, version, objectives: tree }) : undefined;
    made.set(key, { id, objectives: new Map(saved?.objectives.map((row) => [row.title, row.id])) });
  }
  return made;
}

export interface MadeAction {
  sheet: SheetFile;
  number: string;
  block: string;
  id: string;
}

/** The actions of all sheets, each with the key indicators of its sheet. */
export async function makeActions(
  publisher: Publisher,
  { sheets, edition }: Publication,
  plans: Plans,
  indicators: Map<string, string>,
): Promise<MadeAction[]> {
  const context = publisher.coordinator(edition.timeline.opened);
  const files = sheets.flatMap((sheet) => actionsOf(sheet).map((action) => ({ sheet, action })));
  const names = [...new Set(files.flatMap(({ action }) => action.communes))];
  const communes = new Map((await findCommunesNamed(context.db, names)).map(({ id }, at) => [names[at], id]));
  const named = [...new Set(files.flatMap(({ action }) => action.sites))];
  const sites = await findSitesNamed(context.db, publisher.id, named);
  const made: MadeAction[] = [];
  for (const { sheet, action } of files) {
    const number = action.number ?? sheet.code;
    const { id } = await saveAction(context, {
      organisationId: publisher.id,
      number,
      title: action.title,
      summary: action.summary,
      scope: action.scope,
      stage: action.stage,
      stageSince: edition.timeline.opened,
      stageReason: action.reason ?? null,
      leadServiceId: publisher.services.get(sheet.service) ?? null,
      plans: action.plans.map((key) => planLink(plans, key, action)),
      partners: action.partners,
      territoryIds: action.communes.flatMap((name) => communes.get(name) ?? []),
      siteIds: action.sites.flatMap((name) => sites.get(name) ?? []),
      funding: action.funding.map((line) => ({ ...line, state: 'granted' as const, year: edition.year })),
      milestones: action.milestones,
      relatedIds: made.filter((earlier) => action.related.includes(earlier.number)).map((earlier) => earlier.id),
      finalites: finalitesOf(edition.type, sheet.tags),
      goals: action.sdg.map(String).filter((code): code is GoalCode => goalCodes.includes(code as GoalCode)),
      indicatorIds: action === sheet.action ? sheet.key.flatMap((code) => indicators.get(code) ?? []) : [],
    });
    made.push({ sheet, number, block: action.block ?? 'plans', id });
  }
  return made;
}

const actionsOf = (sheet: SheetFile): ActionFile[] => [...(sheet.action ? [sheet.action] : []), ...sheet.actions];

function planLink(plans: Plans, key: string, { title, objective }: ActionFile) {
  const plan = plans.get(key);
  if (!plan) throw new Error(`action ${title} names a plan ${key} that plans.yaml has not`);
  return { planId: plan.id, objectiveId: (objective && plan.objectives.get(objective)) || null };
}

/** A publisher numbers the finalités its own way; actions name them as the law does. */
export function finalitesOf(reportType: string, tags: readonly string[]): Finalite[] {
  const labelled = new Map(readReportType(reportType).tags.map((tag) => [tag.code, tag.finalite]));
  return tags.flatMap((tag) => labelled.get(tag) ?? []);
}

/** Announces what every sheet promises for the year after; commitments by sheet. */
export async function announce(publisher: Publisher, { sheets, edition }: Publication, actions: MadeAction[]) {
  const links: { sheet: SheetFile; commitmentId: string }[] = [];
  for (const sheet of sheets) {
    if (sheet.commitments.length === 0) continue;
    const { ids } = await announceCommitments(publisher.writerOf(sheet.service)(edition.timeline.written), {
      organisationId: publisher.id,
      actionId: actions.find((action) => action.sheet === sheet)?.id ?? null,
      serviceId: publisher.services.get(sheet.service) ?? null,
      announcedYear: edition.year,
      dueYear: edition.year + 1,
      sentences: sheet.commitments,
    });
    links.push(...ids.map((commitmentId) => ({ sheet, commitmentId })));
  }
  return links;
}
