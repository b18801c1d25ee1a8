import type { PrintedFigure } from '../src/indicator/printed-figure.ts';
import { figureKey } from '../src/indicator/printed-figure.ts';
import type { Db } from '../src/kernel/db/index.ts';
import { narrow, printNumber, wide } from '../src/kernel/french.ts';
import { yearPeriod } from '../src/kernel/period.ts';
import type { BlockDocument, EditionDocument, SectionDocument, SheetDocument } from '../src/report/document.ts';
import { canonicalJson, sha256 } from '../src/report/edition/canonical-json.ts';
import { type RichText, textFromLines } from '../src/report/rich-text.ts';
import { anOrganisation } from './builders.ts';

/** That report in the database, published unless told otherwise. */
export async function aPublishedEdition(
  db: Db,
  document: EditionDocument,
  {
    organisationId,
    erratum = 0,
    state = 'published' as const,
    easyRead = '',
  }: { organisationId?: string; erratum?: number; easyRead?: string; state?: 'published' | 'presented' } = {},
) {
  const publisher = organisationId ?? (await anOrganisation(db)).organisation.id;
  const { seal: _, ...content } = document;
  const text = canonicalJson(content);
  const edition = await db
    .insertInto('edition')
    .values({
      organisationId: publisher,
      reportType: 'rdd',
      year: 2020,
      title: document.edition.title,
      easyRead,
      erratum,
      state,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const person = await db
    .insertInto('person')
    .values({ email: `${edition.id}@example.org`, name: 'Claude Martin' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('frozenEdition')
    .values({
      editionId: edition.id,
      document: text,
      sha256: sha256(text),
      frozenBy: person.id,
      frozenAt: new Date('2021-02-08T09:00:00Z'),
    })
    .execute();
  const { slug } = await db
    .selectFrom('organisation')
    .select('slug')
    .where('id', '=', publisher)
    .executeTakeFirstOrThrow();
  return { organisationId: publisher, sha256: sha256(text), address: { publisher: slug, type: 'rdd', year: 2020 } };
}

/** A frozen report with every kind of block: `sheets` sheets under two parts, two figures each. */
export function anEdition({ sheets = 6 }: { sheets?: number } = {}): EditionDocument {
  const figures = Array.from({ length: sheets * 2 }, (_, index) => aFigure(index + 1));
  const all = Array.from({ length: sheets }, (_, index) => aSheet(index + 1));
  const half = Math.ceil(sheets / 2);
  return {
    format: 1,
    evidence: {
      'observation:1': {
        label: 'Fosse 9, état moyen',
        asOf: '2020-03-12',
        href: '/sites/1/etat',
        open: true,
        generated: false,
      },
    },
    edition: {
      id: '00000000-0000-4000-8000-000000000001',
      reportType: 'rdd',
      title: 'Rapport sur la situation en matière de développement durable 2020',
      year: 2020,
      erratum: 1,
      publisher: { slug: 'essai', name: 'Communauté d’agglomération d’essai', shortName: 'Essai' },
      stateLabel: 'Présenté au conseil communautaire',
    },
    texts: [
      { code: 'preface', label: 'Préface', place: 'start', text: prose },
      {
        code: 'conclusion',
        label: 'Conclusion',
        place: 'end',
        text: textFromLines('La suite est affaire de constance.'),
      },
    ],
    sections: [
      aSection(
        'P1',
        'Pilier 1',
        'Lutter contre le réchauffement climatique et protéger l’atmosphère',
        all.slice(0, half),
      ),
      aSection('P2', 'Pilier 2', 'Préserver la biodiversité, les milieux et les ressources', all.slice(half)),
    ],
    figures: Object.fromEntries(figures.map((figure) => [figure.key, figure])),
    checklist: [
      {
        code: 'five',
        label: 'Bilan au regard des cinq finalités',
        source: 'CGCT D2311-15',
        met: true,
        detail: 'Les cinq finalités ont chacune au moins une fiche.',
        waiver: null,
      },
      {
        code: 'method',
        label: 'Analyse de l’élaboration des actions',
        source: 'CGCT D2311-15',
        met: false,
        detail: 'Le texte « Méthode » est vide.',
        waiver: { reason: 'Traitée dans le rapport d’activité', person: 'Claude Martin' },
      },
    ],
    waivers: [
      {
        finding: {
          code: 'jump',
          tier: 'B',
          sentence: 'Le chiffre triple en un an : 12 puis 36.',
          place: { label: 'Fiche 1-2' },
        },
        reason: 'Le périmètre a changé au 1er janvier',
        person: 'Claude Martin',
        at: '2021-02-03T10:00:00Z',
      },
    ],
    changes: [{ place: 'Fiche 1-1', before: '1 112 logements', after: '1 121 logements' }],
    layout: {
      oneSheetPerPage: true,
      annexes: [
        { code: 'methods', label: 'Définitions, sources et méthodes des chiffres' },
        { code: 'waivers', label: 'Alertes acceptées' },
        { code: 'commitments', label: 'Suivi des engagements' },
        { code: 'territories', label: 'Index des communes' },
        { code: 'sdg', label: 'Index des objectifs de développement durable' },
        { code: 'indicators', label: 'Tableau des indicateurs' },
      ],
    },
    seal: {
      sha256: '3f2a9c51d07be4486a1f0c9d8e7b6a5544332211ffeeddccbbaa998877665544',
      frozenAt: '2021-02-08T09:00:00Z',
    },
  };
}

export function aFigure(number: number): PrintedFigure {
  const code = `HAB-${String(number).padStart(2, '0')}`;
  const years = [2015, 2016, 2017, 2018, 2019, 2020];
  const valueIn = (year: number) => String(900 + number * 37 + (year - 2015) * (31 + number));
  const print = (value: string) => `${printNumber(value)}${wide}logements`;
  return {
    key: figureKey(code, '2020'),
    code,
    label: labels[(number - 1) % labels.length] ?? '',
    definition: 'Logements dont les travaux ont été soldés dans l’année, tous dispositifs confondus.',
    kind: 'output',
    direction: 'up',
    unit: 'count',
    unitLabel: 'logements',
    taxBasis: null,
    value: valueIn(2020),
    decimals: 0,
    qualifier: 'exact',
    status: number % 3 === 0 ? 'provisional' : 'validated',
    period: yearPeriod(2020),
    periodLabel: '2020',
    territory: 'Territoire d’essai',
    printed: print(valueIn(2020)),
    previous: { printed: print(valueIn(2019)), periodLabel: '2019', change: `+3,2${narrow}%` },
    target: { printed: print('2000'), year: 2026, plan: 'PCAET 2020-2026' },
    baseline: { printed: print(valueIn(2015)), year: 2015, source: 'Bilan du PCET' },
    series: years.map((year) => ({
      period: yearPeriod(year),
      periodLabel: String(year),
      value: valueIn(year),
      printed: print(valueIn(year)),
      status: 'validated',
    })),
    trajectory: [
      { year: 2023, value: '1700', printed: print('1700') },
      { year: 2026, value: '2000', printed: print('2000') },
    ],
    breakdowns: [
      {
        label: 'Par opérateur',
        parts: [
          { label: 'Parc social', printed: print('800'), share: `70${narrow}%` },
          { label: 'Propriétaires', printed: print('340'), share: `30${narrow}%` },
        ],
      },
    ],
    owner: 'Habitat',
    source: 'Registre des aides',
    sourcePage: 'p. 12',
    method: 'Somme des dossiers soldés.',
    explanation: [{ sentence: '800 logements du parc social + 340 de propriétaires = 1 140.' }],
    history: [
      { printed: print('1112'), person: 'Anne Petit', at: '2021-01-20T10:00:00Z', reason: 'oubli d’un bailleur' },
    ],
    recordedBy: 'Anne Petit',
    recordedAt: '2021-01-21T10:00:00Z',
  };
}

const labels = [
  'Logements rénovés',
  'Logements sociaux rénovés au niveau BBC ou équivalent dans les cités minières',
  'Dossiers accompagnés par la maison de l’habitat',
];

const prose: RichText = {
  type: 'doc',
  content: [
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'En 2020, ' },
        { type: 'figure', attrs: { indicator: 'HAB-01', period: '2020' } },
        { type: 'text', text: ' ont été rénovés' },
        { type: 'evidence', attrs: { kind: 'observation', id: '1' } },
        { type: 'text', text: ', un record', marks: [{ type: 'bold' }] },
        { type: 'text', text: ' depuis ', marks: [{ type: 'italic' }] },
        {
          type: 'text',
          text: 'le premier programme',
          marks: [{ type: 'link', attrs: { href: 'https://example.org/' } }],
        },
        { type: 'text', text: ' ; les signes #[*_$ ne sont pas du balisage.' },
      ],
    },
    { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: 'Ce qui a changé' }] },
    {
      type: 'bulletList',
      content: ['Un guichet unique dans chaque quartier', 'Une avance sur les aides'].map((text) => ({
        type: 'listItem' as const,
        content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }],
      })),
    },
    {
      type: 'paragraph',
      content: [
        {
          type: 'text',
          text: 'Les travaux portent d’abord sur l’enveloppe des maisons, puis sur le chauffage. Un conseiller suit chaque ménage du premier rendez-vous à la réception du chantier, et revient un an plus tard relever les consommations avec lui.',
        },
      ],
    },
  ],
};

const aSection = (code: string, number: string, label: string, sheets: SheetDocument[]): SectionDocument => ({
  code,
  level: 1,
  number,
  label,
  leads: false,
  intro: textFromLines(
    'Cette partie rassemble ce que la collectivité conduit elle-même et ce qu’elle soutient sur son territoire.',
  ),
  sheets,
});

function aSheet(number: number): SheetDocument {
  const figures = [number * 2 - 1, number * 2].map((index) =>
    figureKey(`HAB-${String(index).padStart(2, '0')}`, '2020'),
  );
  return {
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    code: `1-${number}`,
    kindLabel: 'Fiche action',
    title:
      number === 2
        ? 'Accompagner la rénovation énergétique performante de l’habitat privé et des cités minières inscrites au patrimoine mondial'
        : `Rénover l’habitat, secteur ${number}`,
    subtitle: number === 2 ? 'Avec les bailleurs, les communes et les habitants' : null,
    service: 'Habitat',
    tags: [{ code: 'odd11', label: 'ODD 11 · Villes et communautés durables' }],
    keyFiguresLabel: 'Chiffres clés 2020',
    keyFigures: figures,
    blocks:
      number === 3
        ? [{ code: 'texte', label: 'Actions menées en 2020', kind: 'text', text: prose }]
        : everyBlock(figures),
  };
}

const everyBlock = (figures: string[]): BlockDocument[] => [
  {
    code: 'bilan',
    label: 'Ce qui était annoncé pour 2020',
    kind: 'outcomes',
    year: 2020,
    outcomes: [
      { sentence: 'Ouvrir deux guichets', outcomeLabel: 'Tenu', explanation: 'Ouverts en mars et en octobre' },
      { sentence: 'Former les artisans', outcomeLabel: undefined, explanation: undefined },
    ],
  },
  { code: 'texte', label: 'Actions menées en 2020', kind: 'text', text: prose },
  {
    code: 'actions',
    label: 'Actions phares',
    kind: 'actions',
    actions: [
      {
        number: '12',
        title: 'Rénover 600 maisons par an',
        summary: 'Un parcours unique, de la visite au solde des aides.',
        stageLabel: 'En cours',
        plans: ['PCAET', 'CTE'],
      },
    ],
  },
  { code: 'chiffres', label: 'Autres chiffres', kind: 'figures', figures },
  {
    code: 'etat',
    label: 'État des éléments',
    kind: 'register',
    summary: 'L’état d’un site est connu.',
    columns: ['Site', 'État'],
    asks: null,
    rows: [{ key: 'observation:1', cells: ['Fosse 9', 'Moyen'], choice: '', note: 'Vue de la rue.' }],
  },
  {
    code: 'suites',
    label: 'Perspectives 2021',
    kind: 'commitments',
    year: 2021,
    commitments: [{ sentence: 'Ouvrir un troisième guichet' }, { sentence: 'Publier la carte des toitures' }],
  },
  { code: 'partenaires', label: 'Partenaires', kind: 'partners', partners: [{ name: 'Région', roleLabel: 'finance' }] },
  { code: 'communes', label: 'Communes', kind: 'territories', names: ['Lens', 'Liévin', 'Bully-les-Mines'] },
  {
    code: 'financement',
    label: 'Financement',
    kind: 'funding',
    lines: [{ funder: 'Anah', printed: `1${narrow}200${narrow}000${narrow}€ HT`, detail: 'accordé, 2020' }],
  },
];
