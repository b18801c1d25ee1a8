import { type Context, organisationsWhere } from '../../identity/index.ts';
import { todayOf } from '../../kernel/day.ts';
import type { Db } from '../../kernel/db/index.ts';
import { listAttributes, listTouchedAttributes } from '../attribute/attribute.sql.ts';
import type { Due } from '../deadline/due.ts';
import { readKept } from '../kept/save-kept.ts';
import { linesOf } from '../lines-of.ts';
import { listImpacts } from './impact.sql.ts';
import {
  findOutline,
  type ListedProject,
  listAdvice,
  listMetPlaces,
  listProjects,
  listTouched,
} from './project.sql.ts';
import { openStages } from './project.ts';
import { readRegimeRules } from './read-regimes.ts';
import { regimesOf } from './regimes.rule.ts';
import { adviceDue, adviceKind, impactKind, projectKind } from './save-project.ts';
import { screen } from './screening.rule.ts';

/** Projects of the organisations somebody works in, with their regimes and whether their impact must be assessed. */
export async function readProjects(context: Context) {
  const ids = organisationsWhere(context.actor, 'work.read');
  if (ids.length === 0) return [];
  return withRegimes(context, await listProjects(context.db, ids));
}

async function withRegimes({ db, effects }: Context, projects: ListedProject[]) {
  const ids = projects.map(({ id }) => id);
  const [touched, places] = await Promise.all([listTouched(db, ids, todayOf(effects)), listMetPlaces(db, ids)]);
  const touchedBy = Map.groupBy(touched, ({ projectId }) => projectId);
  const placesOf = Map.groupBy(places, ({ projectId }) => projectId);
  return projects.map((project) => {
    const met = placesOf.get(project.id) ?? [];
    const regimes = regimesOf(touchedBy.get(project.id) ?? [], readRegimeRules(), project.permit);
    const height = project.height === null ? null : Number(project.height);
    const screening = screen({ ...project, height, regimes, places: met.length });
    return { ...project, open: openStages.includes(project.stage), regimes, places: met, screening };
  });
}

/** Everything known of one project. */
export async function readProject(context: Context, id: string) {
  const { row, values } = await readKept(context, projectKind, id);
  const [listed, advice, impacts, attributes, touched, drawn] = await Promise.all([
    listProjects(context.db, [row.organisationId], id),
    listAdvice(context.db, { projectId: id }),
    listImpacts(context.db, id),
    listAttributes(context.db, { organisationIds: [row.organisationId] }),
    listTouchedAttributes(context.db, [id]),
    findOutline(context.db, id),
  ]);
  const [project] = await withRegimes(context, listed);
  if (!project) throw new Error(`project ${id} is listed nowhere`);
  return {
    row: { id, organisationId: row.organisationId, version: row.version },
    values,
    drawn,
    project,
    elements: linesOf(values.elements),
    // Those that the places touched carry come first; those that a cell names stay, whatever became of the list.
    attributes: [
      ...new Set([...touched, ...attributes].map(({ label }) => label).concat(impacts.map((each) => each.attribute))),
    ],
    /** Attributes proposed, with the places through which the project touches them. */
    touched,
    impacts,
    advice: advice.map((each) => ({ ...each, due: adviceDue({ ...each }) ?? null })),
    today: todayOf(context.effects),
  };
}

export async function readAdvice(context: Context, projectId: string, id: string | undefined) {
  const { row: project, values } = await readKept(context, projectKind, projectId);
  const advice = id ? await readKept(context, adviceKind, id) : undefined;
  return { project: { id: project.id, organisationId: project.organisationId, name: values.name ?? '' }, advice };
}

export async function readImpact(context: Context, id: string) {
  const { row, values } = await readKept(context, impactKind, id);
  const { values: project } = await readKept(context, projectKind, String(row.projectId));
  return { row, values, project: { id: String(row.projectId), name: project.name ?? '' } };
}

/** Advice that is awaited by a day. */
export async function adviceFallingDue(db: Db, organisationIds: string[]): Promise<Due[]> {
  const awaited = await listAdvice(db, { organisationIds });
  return awaited.flatMap((advice) =>
    advice.dueOn
      ? [
          {
            kind: 'advice' as const,
            organisationId: advice.organisationId,
            on: advice.dueOn,
            label: `${advice.askedOf}\u00a0: ${advice.project}`,
            because: adviceDue({ ...advice })?.because ?? null,
            who: advice.responsible,
            href: `/veille/projets/${advice.projectId}/avis/${advice.id}`,
          },
        ]
      : [],
  );
}
