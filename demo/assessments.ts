import {
  addAssessmentSites,
  carryTable,
  publishAssessment,
  readAssessment,
  recordSurveys,
  saveAssessment,
} from '../src/assessment/index.ts';
import { inProject } from '../src/kernel/paths.ts';
import { importReference, listDatasets, listReferenceTables, saveVisit } from '../src/nature/index.ts';
import { findSitesNamed } from '../src/site/index.ts';
import type { Publisher } from './cast.ts';
import { markAssessmentGenerated } from './demo.sql.ts';

/** The eleven slag heaps that were assessed in 2020, by their names in the register. */
const assessed = [
  'Terril 2',
  'Terril 12',
  'Pinchonvalles',
  'Terril 87',
  'Terril 94-94a',
  'Terril 108',
  'L’Escarpelle',
].concat(['Audiffret-Pasquier', 'Terril 162', 'Terril 169', 'Terril 195-196']);
/** Others that the first state has a score of. */
const older = ['Terril 8', 'Terril 14', 'Terril 42', 'Terril 68', 'Sainte-Marie', 'Les Argales', 'Mare à Goriaux'];

const table = 'Rareté d’exemple';
const grid = 'terrils-biodiversite';

/** Species of each group that invented visits find, the commonest first. */
const species: Record<string, [cdNom: number | null, name: string][]> = {
  amphibians: [
    [259, 'Bufo bufo'],
    [351, 'Rana temporaria'],
    [444430, 'Ichthyosaura alpestris'],
    [197, 'Alytes obstetricans'],
  ],
  reptiles: [
    [77756, 'Podarcis muralis'],
    [79278, 'Zootoca vivipara'],
  ],
  orthoptera: [
    [65774, 'Tettigonia viridissima'],
    [65636, 'Leptophyes punctatissima'],
  ],
  ladybirds: [
    [11165, 'Coccinella septempunctata'],
    [239111, 'Propylea quatuordecimpunctata'],
    [239133, 'Psyllobora vigintiduopunctata'],
  ],
  flora: [
    [85903, 'Betula pendula'],
    [95793, 'Echium vulgare'],
    [128660, 'Verbascum thapsus'],
    [92127, 'Colchicum autumnale'],
    [118872, 'Rostraria cristata'],
    [112809, 'Petrorhagia saxifraga'],
  ],
  birds: [
    [4117, 'Turdus merula'],
    [2669, 'Falco tinnunculus'],
    [4064, 'Oenanthe oenanthe'],
  ],
  habitats: [
    [null, 'Pelouse pionnière sur schistes'],
    [null, 'Mare temporaire'],
    [null, 'Boisement de bouleaux'],
  ],
};
const days: Record<string, string> = {
  amphibians: '04-08',
  reptiles: '05-28',
  orthoptera: '08-19',
  ladybirds: '07-02',
};

const breeding: Record<string, string> = { biologicalStatus: '3' };
const counted = (kind: string, at: number) => (kind === 'habitats' ? {} : { countMin: 1 + at, countMax: 1 + at });

/** Whether an invented visit of a site finds the species at some place of its list: the same each time. */
const finds = (site: number, group: number, at: number): boolean => (site * 7 + group * 5 + at * at * 3) % (at + 2) < 2;

/**
 * Invented visits of the eleven slag heaps, without breeding birds, which could not be surveyed in 2020; an invented first
 * state, which an older table gives; both published and marked as generated.
 */
export async function makeSlagHeapAssessments(publisher: Publisher): Promise<void> {
  await importTables(publisher);
  await makeFirstState(publisher);
  await makeVisits(publisher);
  const coordinator = publisher.coordinator('2020-12-21');
  const id = await campaign(publisher, '2020-12-21', {
    ...{ title: 'Évaluation des terrils 2020', grid, startsOn: '2020-01-01', endsOn: '2020-12-20' },
    purpose: 'Onze terrils repris par la méthode standardisée. Visites et espèces sont inventées.',
  });
  await addAssessmentSites(coordinator, { assessmentId: id, names: assessed.join('\n') });
  const birds = { criterion: 'birds', state: 'not_done' as const, reason: 'Confinement du printemps 2020' };
  await recordSurveys(coordinator, { assessmentId: id, said: [birds] });
  await publishAssessment(coordinator, { id });
  const next = await campaign(publisher, '2020-12-21', {
    ...{ title: 'Évaluation des terrils 2021', grid, startsOn: '2021-01-01', endsOn: '2021-12-31' },
    purpose: 'Les mêmes terrils, avec les oiseaux nicheurs qui n’ont pas pu être inventoriés en 2020.',
  });
  await addAssessmentSites(coordinator, { assessmentId: next, names: assessed.join('\n') });
}

/** A handful of housing estates by the questions of the framing study, with invented answers. */
export async function makeEstateAssessment(publisher: Publisher): Promise<void> {
  const coordinator = publisher.coordinator('2018-11-12');
  const id = await campaign(publisher, '2018-11-12', {
    ...{ title: 'Cités à rénover d’abord', grid: 'priorite-cites', startsOn: '2018-01-01', endsOn: '2018-12-31' },
    purpose: 'Essai de la grille sur trois cités. Les réponses sont inventées.',
  });
  const lines = [
    'Site;Critère;Score',
    'Cité de la Solitude;Confort des logements;6',
    'Cité Nouvelle;Confort des logements;3',
    'Camus haut;Confort des logements;10',
  ];
  await carryTable(coordinator, { assessmentId: id, content: new TextEncoder().encode(lines.join('\n')) });
  const { sites } = await readAssessment(coordinator, id, 'sets');
  for (const [at, site] of sites.entries())
    await recordSurveys(coordinator, {
      ...{ assessmentId: id, siteIds: [site.id] },
      said: [
        { criterion: 'links', value: ['cut', 'partial', 'linked'][at % 3] ?? '' },
        { criterion: 'integrity', value: ['threatened', 'altered'][at % 2] ?? '' },
        { criterion: 'size', value: ['412', '180', '96'][at % 3] ?? '' },
        { criterion: 'hardship', value: ['high', 'some'][at % 2] ?? '' },
        ...(at === 0 ? [] : [{ criterion: 'vacancy', value: String(4 + at * 6) }]),
      ],
    });
}

async function campaign(publisher: Publisher, on: string, values: Record<string, string>): Promise<string> {
  const coordinator = publisher.coordinator(on);
  const { id } = await saveAssessment(coordinator, { organisationId: publisher.id, rarityTableId: '', ...values });
  await markAssessmentGenerated(coordinator.db, id);
  return id;
}

async function importTables(publisher: Publisher): Promise<void> {
  const coordinator = publisher.coordinator('2020-12-20');
  const owner = { ...coordinator, actor: { person: null, grants: [], owner: true as const } };
  for (const version of ['2012', '2020'])
    await importReference(owner, {
      ...{ path: inProject('demo', 'nature-2020', `rarete-${version}.csv`), kind: 'rarity', name: table, version },
      ...{ source: 'Classes inventées pour la démonstration', licence: '', releasedOn: null, example: true },
    });
}

/** Species and scores as an older table has them, by the rarity of its time. */
async function makeFirstState(publisher: Publisher): Promise<void> {
  const coordinator = publisher.coordinator('2020-12-20');
  const tables = await listReferenceTables(coordinator.db);
  const rarityTableId = tables.find(({ name, version }) => name === table && version === '2012')?.id ?? '';
  const id = await campaign(publisher, '2020-12-20', {
    ...{ title: 'Premier état des terrils', grid, startsOn: '2005-01-01', endsOn: '2012-12-31', rarityTableId },
    purpose: 'L’état auquel on compare. Les scores sont inventés, et repris d’un tableau.',
  });
  const groups = ['amphibians', 'reptiles', 'birds', 'ladybirds'];
  const lines = assessed.flatMap((site, at) => [
    ...groups.flatMap((group, place) =>
      (species[group] ?? [])
        .filter((_, rank) => finds(at + 3, place, rank))
        .map(([, name]) => `${site};${group};${name};;${2005 + (at % 8)}`),
    ),
    ...(at % 4 === 3 ? [] : [`${site};flora;;${9 + ((at * 11) % 23)};${2005 + (at % 8)}`]),
  ]);
  const totals = older.map((site, at) => `${site};;;${24 + ((at * 17) % 60)};${2006 + at}`);
  const content = new TextEncoder().encode(['Site;Groupe;Espèce;Score;Année', ...lines, ...totals].join('\n'));
  await carryTable(coordinator, { assessmentId: id, content });
  await publishAssessment(coordinator, { id });
}

async function makeVisits(publisher: Publisher): Promise<void> {
  const coordinator = publisher.coordinator('2020-12-20');
  const [dataset] = await listDatasets(coordinator.db, [publisher.id]);
  const places = await findSitesNamed(coordinator.db, publisher.id, assessed);
  if (!dataset) throw new Error(`${publisher.slug} has no dataset for its visits`);
  for (const [at, name] of assessed.entries())
    for (const [group, [kind, found]] of Object.entries(species).entries()) {
      // Birds were noted by chance at two of them.
      if (kind === 'birds' && at > 1) continue;
      const seen = found.filter((_, rank) => finds(at, group, rank));
      await saveVisit(coordinator, {
        ...{ id: crypto.randomUUID(), datasetId: dataset.id, protocol: 'slag-heap-evaluation' },
        ...{
          siteId: places.get(name) ?? null,
          dateFrom: `2020-${days[kind] ?? '06-11'}`,
          observers: ['Ada Lampe (personnage fictif)'],
        },
        ...{ timeFrom: '09:00', timeTo: at % 2 === 0 ? '10:30' : '11:00' },
        fields: { group: kind, covered: '80', points: '4', temperature: '19' },
        records: seen.map(([cdNom, nameCited]) => ({
          ...{ id: crypto.randomUUID(), cdNom, nameCited, ...counted(kind, at) },
          fields: kind === 'birds' ? breeding : {},
        })),
      });
    }
}
