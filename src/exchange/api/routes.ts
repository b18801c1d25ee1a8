import type { z } from 'zod';
import { type Context, findOrganisation } from '../../identity/index.ts';
import { recordValues } from '../../indicator/index.ts';
import { recordValuesContract } from '../../indicator/value.api.ts';
import type { ApiContract } from '../../kernel/api-contract.ts';
import { missing } from '../../kernel/errors.ts';
import { listPublishedEditions, readPublishedEdition } from '../../report/index.ts';
import { listEditions, readEditionContract } from '../../report/published/edition.api.ts';
import { recordObservationContract } from '../../watch/condition/observation.api.ts';
import { recordObservation } from '../../watch/index.ts';
import type { Dataset } from '../opendata/dataset.ts';
import { datasets } from '../opendata/datasets.ts';
import { findPublishedRow, readPublishedPage } from '../opendata/published-rows.sql.ts';
import { writeRow } from '../opendata/write-json.ts';
import { filtersOf, readsDataset, readsRow, usualLimit } from './dataset-contract.ts';
import { tellEdition } from './tell-edition.ts';

export type ApiWorld = Context & { origin: string };

/** What a route answers: a document, or its JSON where it is written already. */
export type Answered<T> = { document: T } | { json: string; next: string | null };

export interface ApiRoute {
  contract: ApiContract;
  answer(world: ApiWorld, input: unknown): Promise<Answered<unknown>>;
}

/** A route is its contract and what answers it: there is no other way to be reached. */
const serve = <I extends z.ZodObject, O extends z.ZodType>(
  contract: ApiContract<I, O>,
  answer: (world: ApiWorld, input: z.output<I>) => Promise<Answered<z.input<O>>>,
): ApiRoute => ({
  contract,
  answer: (world, input) => answer(world, input as z.output<I>),
});

export const apiRoutes: readonly ApiRoute[] = [
  ...datasets.flatMap((dataset) => [
    serve(readsDataset(dataset), (world, input) => readRows(world, dataset, input as Record<string, string>)),
    serve(readsRow(dataset), (world, { identifiant }) => readRow(world, dataset, identifiant)),
  ]),
  serve(listEditions, async ({ db, origin }) => ({
    document: (await listPublishedEditions(db)).map((edition) => tellEdition(origin, edition)),
  })),
  serve(readEditionContract, async ({ db, origin }, { identifiant }) => {
    const found = (await listPublishedEditions(db)).find(({ id }) => id === identifiant);
    if (!found) throw missing('Ce rapport');
    const { publisherSlug: publisher, reportType: type, year } = found;
    const { document, sha256 } = await readPublishedEdition(db, { publisher, type, year });
    const told = tellEdition(origin, found);
    const file = (format: string) => `${told.adresse}/telecharger/${format}`;
    return {
      document: {
        ...told,
        empreinte: sha256,
        fichiers: { pdf: file('pdf'), docx: file('docx'), odt: file('odt'), html: file('html'), json: file('json') },
        document: { ...document },
      },
    };
  }),
  serve(recordValuesContract, async (world, { organisation, valeurs, motif }) => {
    const found = await findOrganisation(world.db, { slug: organisation });
    if (!found) throw missing('Cette organisation');
    const { recorded, corrected, unchanged } = await recordValues(world, {
      organisationId: found.id,
      ...(motif ? { reason: motif } : {}),
      values: valeurs.map(({ code, periode, valeur, commune, source, statut, vu }) => ({
        ...{ code, period: periode, value: valeur, seen: vu },
        ...(commune ? { commune } : {}),
        ...(source ? { source } : {}),
        ...(statut ? { status: statut } : {}),
      })),
    });
    return { document: { enregistrees: recorded, corrigees: corrected, inchangees: unchanged } };
  }),
  serve(recordObservationContract, async (world, input) => {
    const { id, already } = await recordObservation(world, {
      ...{ id: input.identifiant, siteId: input.site, observedOn: input.observe_le, level: input.etat },
      ...{ access: input.acces, pathologies: input.desordres, comment: input.commentaire },
      ...{ audience: input.audience, replacesId: input.remplace, reason: input.motif },
    });
    return { document: { identifiant: id, deja_la: already } };
  }),
];

async function readRow({ db }: ApiWorld, dataset: Dataset, id: string): Promise<Answered<Record<string, unknown>>> {
  const row = await findPublishedRow(db, dataset, id);
  if (!row) throw missing(`Cet identifiant, dans « ${dataset.title} »,`);
  return { json: writeRow(dataset, row), next: null };
}

async function readRows({ db }: ApiWorld, dataset: Dataset, input: Record<string, string>) {
  const names = filtersOf(dataset).map(({ name }) => name);
  const page = await readPublishedPage(db, dataset, {
    after: input.apres,
    limit: Number(input.limite ?? usualLimit),
    shape: 'geojson',
    equals: Object.fromEntries(Object.entries(input).filter(([name]) => names.includes(name))),
  });
  return { json: `[${page.rows.map((row) => writeRow(dataset, row)).join(',\n')}]`, next: page.next };
}
