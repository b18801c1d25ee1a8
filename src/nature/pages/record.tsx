import { Link } from 'react-router';
import { noteReading } from '../../identity/index.ts';
import { printDate, printInstant, printNumber } from '../../kernel/french.ts';
import { GeneratedBadge } from '../../web/components/generated-badge.tsx';
import { Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { readRecord, readVocabulary } from '../index.ts';
import { type Descriptor, descriptorVocabularies, recordVocabularies } from '../record/descriptor.ts';
import type { Route } from './+types/record';
import { dateOf, placeOf } from './record-table.tsx';
import { printPoint } from './visit/place-entry.tsx';
import './nature.css';

export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  reading(request, async () => {
    const carried = contextOf(context);
    const read = await readRecord(carried, params.id);
    const { record } = read;
    if (read.works && record.sensitivity > 0)
      await noteReading(carried, { organisationId: record.organisationId, what: 'exact_place', objectId: record.id });
    return {
      ...read,
      facts: factsOf(record, read.works),
      descriptors: record.descriptors.map(tellDescriptor),
      validation: readVocabulary('validation').values,
    };
  });

type Read = Awaited<ReturnType<typeof readRecord>>['record'];

const label = (vocabulary: string, code: string | null | undefined): string =>
  code ? (readVocabulary(vocabulary).values[code] ?? code) : '';

function factsOf(record: Read, works: boolean): [string, string][] {
  const hours = [record.timeFrom, record.timeTo].filter(Boolean).join(' à ');
  const altitude = [...new Set([record.altitudeMin, record.altitudeMax])].filter((metres) => metres !== null);
  const isExact = record.placeKind === 'geometry' || record.placeKind === 'site';
  const position = record.point && isExact ? printPoint(record.point) : '';
  const all: [string, string][] = [
    ['Observation', label(recordVocabularies.status, record.status)],
    ['Date', [dateOf(record), hours].filter(Boolean).join(', ')],
    ['Lieu', placeOf(record)],
    ['Position', position && `${position}${record.precision === null ? '' : `, à ${record.precision}\u00a0m près`}`],
    ['Maille de 10\u00a0km', record.meshCode ?? ''],
    [
      'Altitude',
      altitude.length > 0 ? `${altitude.map((metres) => printNumber(String(metres))).join(' à ')}\u202fm` : '',
    ],
    ['Observateurs', record.observers.join(', ')],
    ['Déterminateurs', record.determiners.join(', ')],
    ['Déterminé le', record.determinedOn ? printDate(record.determinedOn) : ''],
    ['Détermination', label(recordVocabularies.determinationMethod, record.determinationMethod)],
    [
      'Origine',
      [label(recordVocabularies.sourceStatus, record.sourceStatus), record.reference].filter(Boolean).join(', '),
    ],
    ['Contexte', record.context],
    ['Commentaire', record.comment],
    ['Sensibilité', works || record.sensitivity > 0 ? label('sensitivity', String(record.sensitivity)) : ''],
    ['Nom cité', record.taxon && record.taxon !== record.nameCited ? record.nameCited : ''],
    ['CD_REF', record.cdRef ? `${record.cdRef} (TAXREF ${record.taxrefVersion})` : ''],
    ['Identifiant (SINP)', record.id],
  ];
  return all.filter(([, words]) => words !== '');
}

const words: [keyof typeof descriptorVocabularies, string][] = [
  ['lifeStage', 'Stade'],
  ['sex', 'Sexe'],
  ['biologicalStatus', 'Statut biologique'],
  ['behaviour', 'Comportement'],
  ['technique', 'Technique'],
  ['biologicalCondition', 'État'],
  ['naturalness', 'Naturalité'],
  ['proof', 'Preuve'],
];

function tellDescriptor(descriptor: Descriptor) {
  const { countMin, countMax, countObject, description, proofUrl, proofText } = descriptor;
  const [low, high] = [countMin ?? countMax, countMax ?? countMin];
  const count = low === undefined ? '' : low === high ? printNumber(String(low)) : `${low} à ${high}`;
  return {
    count: [count, label(descriptorVocabularies.countObject, countObject).toLowerCase()].filter(Boolean).join(' '),
    said: words
      .filter(([key]) => descriptor[key])
      .map(([key, name]) => `${name}\u00a0: ${label(descriptorVocabularies[key], descriptor[key]).toLowerCase()}`),
    description: [description, proofText].filter(Boolean).join(' '),
    proofUrl: proofUrl && /^https?:/.test(proofUrl) ? proofUrl : null,
  };
}

type Loaded = Route.ComponentProps['loaderData'];

export default function RecordPage({ loaderData }: Route.ComponentProps) {
  const { record, works, facts, descriptors, validation } = loaderData;
  const title = record.vernacular ?? record.taxon ?? record.nameCited;
  return (
    <div className="page">
      <title>{`${title}, ${dateOf(record)} – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/nature">Nature</Link> › <Link to="/nature/donnees">Données</Link>
      </p>
      <h1>{title}</h1>
      <p className="row">
        {record.cdRef ? (
          <Link to={`/nature/taxons/${record.cdRef}`}>
            <i lang="la">{record.taxon ?? record.nameCited}</i>
          </Link>
        ) : (
          <span className="badge tone-amber">Nom à déterminer</span>
        )}
        {record.status === 'No' && <span className="badge tone-slate">Non observé</span>}
        <span className="badge tone-slate">{validation[String(record.validation)]}</span>
        {record.generated && <GeneratedBadge />}
      </p>
      {works && (
        <p>
          <Link to={`/nature/donnees/${record.id}/validation`}>Sa validation et ce qu’on en a dit</Link>
        </p>
      )}
      {record.shownLevel > 0 && !works && (
        <Notice tone="waiting">
          Le lieu exact, les personnes et les commentaires ne sont pas montrés : la sensibilité de l’espèce, ou son
          producteur, le demande.
        </Notice>
      )}
      <dl className="facts-list">
        {facts.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        <div>
          <dt>Jeu de données</dt>
          <dd>
            <Link to={`/nature/jeux/${record.datasetId}`}>{record.dataset}</Link>{' '}
            <span className="quiet-text">{record.organisation}</span>
          </dd>
        </div>
        {record.siteId && record.site && (
          <div>
            <dt>Site</dt>
            <dd>
              <Link to={`/sites/${record.siteId}`}>{record.site}</Link>
            </dd>
          </div>
        )}
        {works && record.visitId && (
          <div>
            <dt>Visite</dt>
            <dd>
              <Link to={`/nature/visites/${record.visitId}`}>La visite où elle a été faite</Link>
            </dd>
          </div>
        )}
      </dl>
      {descriptors.length > 0 && <Descriptors descriptors={descriptors} />}
      <p className="quiet-text">Écrite ou changée le {printInstant(record.changedAt)}.</p>
    </div>
  );
}

const Descriptors = ({ descriptors }: Pick<Loaded, 'descriptors'>) => (
  <section>
    <h2>Dénombrement</h2>
    <ul>
      {descriptors.map(({ count, said, description, proofUrl }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they have no name of their own, and never move
        <li key={at}>
          {[count, ...said, description].filter(Boolean).join('\u202f; ') || 'Rien n’en est dit.'}
          {proofUrl && (
            <>
              {' '}
              <a href={proofUrl}>Preuve</a>
            </>
          )}
        </li>
      ))}
    </ul>
  </section>
);
