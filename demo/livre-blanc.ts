import { z } from 'zod';
import { saveAction, saveObjectives, savePlan } from '../src/programme/index.ts';
import type { Publisher } from './cast.ts';
import { readCsv } from './publication.ts';

const row = z.object({
  number: z.string(),
  theme: z.string(),
  objective_number: z.string(),
  objective: z.string(),
  title: z.string(),
  summary: z.string(),
  priority: z.string(),
  /** Read from the text: the source names three degrees and gives them action by action for no theme but one. */
  maturity: z.enum(['engagee', 'emergente', '']),
  due: z.string(),
  actors: z.string(),
  /** Numbers of the actions that the text sends to. */
  related: z.string().transform((numbers) => numbers.split(';').filter(Boolean)),
});
type Row = z.infer<typeof row>;

const stageOf = { engagee: 'engaged', emergente: 'emerging', '': 'to_specify' } as const;

/** The 110 actions of the Livre blanc of 2013 under their themes and objectives. */
export async function makeLivreBlanc(publisher: Publisher): Promise<void> {
  const context = publisher.coordinator('2018-10-01');
  const rows = z.array(row).parse(readCsv('livre-blanc-2013', 'actions.csv'));
  const { id: planId, version } = await savePlan(context, {
    organisationId: publisher.id,
    title: 'Livre blanc du bassin minier, acte II',
    kind: 'Livre blanc',
    summary: 'Les actions que la Conférence permanente du bassin minier a proposées en décembre 2013.',
    adoptedOn: '2013-12-01',
    published: true,
  });
  const byTheme = Map.groupBy(rows, ({ theme }) => theme);
  const { objectives } = await saveObjectives(context, {
    planId,
    version,
    objectives: [...byTheme].map(([title, actions]) => ({
      title,
      children: [...Map.groupBy(actions, ({ objective }) => objective)].map(([objective, [first]]) => ({
        number: first?.objective_number ?? null,
        title: objective,
      })),
    })),
  });
  const themes = new Map(objectives.filter((each) => !each.parentId).map((each) => [each.id, each.title]));
  const ids = new Map(objectives.map((each) => [`${themes.get(each.parentId ?? '')} ${each.title}`, each.id]));
  const saved = new Map<string, string>();
  for (const action of rows) {
    const { id } = await saveAction(context, {
      organisationId: publisher.id,
      number: `LB-${action.number.padStart(3, '0')}`,
      title: action.title,
      summary: action.summary,
      stage: stageOf[action.maturity],
      stageSince: '2013-12-01',
      priority: action.priority || null,
      leadServiceId: publisher.services.get('mission') ?? null,
      plans: [{ planId, objectiveId: ids.get(`${action.theme} ${action.objective}`) ?? null }],
      partners: partnersOf(action.actors),
      milestones: action.due ? [{ title: `Échéance donnée par le Livre blanc\u00a0: ${action.due}` }] : [],
      relatedIds: [...saved].filter(([number]) => areRelated(rows, action, number)).map(([, other]) => other),
    });
    saved.set(action.number, id);
  }
}

/** A relation reads the same from both ends, whichever of the two texts states it. */
const areRelated = (rows: Row[], action: Row, number: string): boolean =>
  action.related.includes(number) || rows.some((row) => row.number === number && row.related.includes(action.number));

const partnersOf = (actors: string) =>
  [...new Set(actors.split(';').map((name) => name.trim()))].filter(Boolean).map((name) => ({ name }));
