import { z } from 'zod';
import { listDatasets, saveVisit } from '../src/nature/index.ts';
import { findSitesNamed } from '../src/site/index.ts';
import type { Publisher } from './cast.ts';
import { readNames } from './nature.ts';
import { readYaml } from './publication.ts';

const values = z.record(z.string(), z.string());
const bird = z.looseObject({ taxon: z.string() });
const visitFile = z.strictObject({
  observers: z.array(z.string()),
  visits: z.array(
    z.strictObject({
      protocol: z.string(),
      fields: values,
      absence: z.strictObject({ taxon: z.string(), cdNom: z.int() }).optional(),
      at: z.array(
        z.strictObject({
          site: z.string().optional(),
          place: z.string().default(''),
          point: z.tuple([z.number(), z.number()]).optional(),
          on: z.string(),
          pass: z.int().optional(),
          from: z.string().optional(),
          to: z.string().optional(),
          seen: z.record(z.string(), z.int()).default({}),
          birds: z.array(bird).default([]),
        }),
      ),
    }),
  ),
});
type Tour = z.output<typeof visitFile>['visits'][number];

/** Invented visits of a few protocols, in the dataset that says so on every page. */
export async function makeVisits(publisher: Publisher): Promise<void> {
  const file = visitFile.parse(readYaml('nature-2020', 'visites.yaml'));
  const coordinator = publisher.coordinator('2020-12-20');
  const [dataset] = await listDatasets(coordinator.db, [publisher.id]);
  if (!dataset) throw new Error(`${publisher.slug} has no dataset for its visits`);
  for (const tour of file.visits)
    for (const at of tour.at)
      await saveVisit(
        coordinator,
        await visitOf(publisher, { datasetId: dataset.id, observers: file.observers }, tour, at),
      );
}

async function visitOf(
  publisher: Publisher,
  shared: { datasetId: string; observers: string[] },
  { protocol, fields, absence }: Tour,
  at: Tour['at'][number],
): Promise<Parameters<typeof saveVisit>[1]> {
  const { db } = publisher.coordinator(at.on);
  const site = at.site ? (await findSitesNamed(db, publisher.id, [at.site])).get(at.site) : undefined;
  const numbers = new Map([...readNames().values()].map(({ name, cdNom }) => [name, cdNom]));
  const named = (nameCited: string) => ({ nameCited, cdNom: numbers.get(nameCited) ?? null });
  const seen = Object.entries(at.seen).map(([name, count]) => ({ ...named(name), countMin: count, countMax: count }));
  const birds = at.birds.map(({ taxon, ...answers }) => ({
    ...named(taxon),
    fields: values.parse(answers),
  }));
  const found = [...seen, ...birds];
  const nothing =
    absence && found.length === 0 ? [{ nameCited: absence.taxon, cdNom: absence.cdNom, status: 'No' as const }] : [];
  return {
    ...shared,
    ...{ id: crypto.randomUUID(), protocol, fields, dateFrom: at.on, pass: at.pass ?? null },
    ...{ timeFrom: at.from ?? null, timeTo: at.to ?? null, siteId: site ?? null },
    // A place that this installation does not know is told by its name and a point.
    ...{ placeName: site ? '' : at.place || (at.site ?? ''), point: at.point ?? (site ? null : [2.7777, 50.4394]) },
    records: [...found, ...nothing].map((record) => ({ id: crypto.randomUUID(), ...record })),
  };
}
