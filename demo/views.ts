import { z } from 'zod';
import type { FormValues } from '../src/kernel/form-values.ts';
import { addViews, keepShot, noteChange, saveReshootCampaign, saveViewpoint } from '../src/photo/index.ts';
import type { Publisher } from './cast.ts';
import { markViewsInvented } from './demo.sql.ts';
import { drawView, scene } from './draw-view.ts';
import { readYaml } from './publication.ts';

const viewFile = z.strictObject({
  view: z.record(z.string(), z.string()),
  base: z.record(z.string(), z.unknown()),
  shots: z.array(
    z.strictObject({
      day: z.string(),
      source: z.string().default(''),
      conformity: z.enum(['ok', 'partial']).default('ok'),
      reason: z.string().default(''),
      drawn: z.record(z.string(), z.unknown()),
    }),
  ),
  changes: z.array(
    z.strictObject({
      before: z.int(),
      after: z.int(),
      object: z.string(),
      nature: z.string(),
      description: z.string(),
      actors: z.string().default(''),
      factor: z.string().optional(),
    }),
  ),
});
type ViewFile = z.output<typeof viewFile>;

export const readViews = () => z.array(viewFile).parse(readYaml('veille-2018', 'points-de-vue.yaml'));

/** Invented views of places that are real, their pictures drawn, all marked so. */
export async function makeViews(publisher: Publisher, dataFolder: string): Promise<void> {
  for (const file of readViews()) await makeView(publisher, dataFolder, file);
  await makeReshoots(publisher);
  await markViewsInvented(publisher.coordinator('2018-12-20').db, publisher.id);
}

/** An invented campaign on the same views. */
async function makeReshoots(publisher: Publisher): Promise<void> {
  const coordinator = publisher.coordinator('2018-12-20');
  const { id: campaignId } = await saveReshootCampaign(coordinator, {
    organisationId: publisher.id,
    title: 'Reprises d’essai (inventées)',
    purpose: 'Reprendre les vues de l’itinéraire d’essai.',
    startsOn: '2018-05-01',
  });
  await addViews(coordinator, { campaignId, filter: { observatory: '', theme: '', dueBy: '' } });
}

async function makeView(publisher: Publisher, dataFolder: string, { view, base, shots, changes }: ViewFile) {
  const context = { ...publisher.coordinator('2018-12-20'), dataFolder };
  const { id } = await saveViewpoint(context, { ...open, ...(view as FormValues), organisationId: publisher.id });
  const ids: string[] = [];
  for (const { day, source, conformity, reason, drawn } of shots) {
    const written = /^\d{4}-\d\d-\d\d$/.test(day) ? day : null;
    const content = await drawView(scene.parse({ ...base, ...drawn }), { day: written, focal35: view.focal35 ?? '50' });
    const kind = written ? 'shot' : 'archive';
    const credit = written ? { author: 'Photographe inventé' } : { source };
    const file = { name: 'vue.jpg', content };
    const shot = { id: crypto.randomUUID(), viewpointId: id, kind, conformity, reason, file, ...credit } as const;
    ids.push((await keepShot(context, { ...shot, day: written ? '' : day })).id);
  }
  for (const { before, after, factor, ...change } of changes)
    await noteChange(context, {
      ...change,
      id: crypto.randomUUID(),
      viewpointId: id,
      beforeId: ids[before] ?? '',
      afterId: ids[after] ?? '',
      factor: factor ?? null,
    });
}

const open: FormValues = {
  observatory: 'Itinéraire d’essai (inventé)',
  audience: 'everyone',
  licence: 'lo-2.0',
  seasonFrom: 'any',
  seasonTo: 'any',
};
