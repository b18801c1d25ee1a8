import { Link } from 'react-router';
import { organisationsWhere } from '../../identity/index.ts';
import { printCount } from '../../kernel/french.ts';
import { EmptyState } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { noteRecords, readTaxon, readVocabulary } from '../index.ts';
import { presenceLabels, rankLabels } from '../taxon/ranks.ts';
import type { Route } from './+types/taxon';
import { RecordTable } from './record-table.tsx';
import { TaxonFigures } from './taxon-figures.tsx';
import './nature.css';
import './search.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const query = new URL(request.url).searchParams;
    const [date, id] = [query.get('avant'), query.get('id')];
    const after = date && id ? { date, id } : undefined;
    const read = await readTaxon(carried, Number(params.cdRef), after);
    await noteRecords(carried, read.records);
    return {
      ...read,
      later: after !== undefined,
      baseMap: carried.baseMap,
      exact: organisationsWhere(carried.actor, 'record.read').length > 0,
      validation: readVocabulary('validation').values,
      asksSightings: await carried.receivesSightings(carried),
    };
  });
}

type Loaded = Route.ComponentProps['loaderData'];

export default function TaxonPage({ loaderData }: Route.ComponentProps) {
  const { taxon, statuses, rarities, records, next, later, exact, validation } = loaderData;
  const [french = ''] = taxon.vernacular.split(',');
  return (
    <div className="page">
      <title>{`${french || taxon.name} – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/nature">Nature</Link> › <Link to="/nature/taxons">Taxons</Link>
      </p>
      <h1>{french || <i lang="la">{taxon.name}</i>}</h1>
      <p className="lead">
        <i lang="la">{taxon.name}</i> {taxon.author}
      </p>
      <Lineage above={taxon.above} />
      <Facts taxon={taxon} rarities={rarities} />
      {loaderData.asksSightings && (
        <p>
          Vous l’avez vue{'\u202f'}? <Link to={`/nature/envoyer?taxon=${taxon.cdRef}`}>Envoyer votre observation</Link>
        </p>
      )}
      {statuses.length > 0 && <Statuses statuses={statuses} />}
      <TaxonFigures
        figures={loaderData.figures}
        cdRef={taxon.cdRef}
        name={french || taxon.name}
        baseMap={loaderData.baseMap}
      />
      <section>
        <h2>Dernières données</h2>
        <p className="quiet-text">
          {exact
            ? 'Celles de votre organisation sont montrées telles qu’elles sont\u202f; celles des autres, comme la sensibilité de l’espèce le permet.'
            : 'La sensibilité d’une espèce peut remplacer le lieu exact par la commune, la maille de 10\u00a0km ou le département.'}
        </p>
        {records.length === 0 ? (
          <EmptyState title={later ? 'Aucune donnée plus ancienne' : 'Aucune donnée à montrer'}>
            <p>Ici seront celles de ce taxon et de ceux qu’il comprend.</p>
          </EmptyState>
        ) : (
          <RecordTable records={records} validation={validation} />
        )}
        {next && (
          <p>
            <Link to={`?avant=${next.date}&id=${next.id}`}>Données plus anciennes</Link>
          </p>
        )}
      </section>
    </div>
  );
}

const Lineage = ({ above }: { above: Loaded['taxon']['above'] }) =>
  above.length > 0 && (
    <nav aria-label="Classification" className="quiet-text nature-lineage">
      {above.map(({ cdRef, name, rank }, at) => (
        <span key={cdRef}>
          {at > 0 && ' › '}
          <Link to={`/nature/taxons/${cdRef}`} title={`${name}, ${(rankLabels[rank] ?? rank).toLowerCase()}`}>
            {name}
          </Link>
        </span>
      ))}
    </nav>
  );

function Facts({ taxon, rarities }: Pick<Loaded, 'taxon' | 'rarities'>) {
  const facts: [string, string][] = [
    ['Rang', rankLabels[taxon.rank] ?? taxon.rank],
    ['Noms français', taxon.vernacular],
    ['Groupe', taxon.group2],
    ['En France', presenceLabels[taxon.frenchStatus] ?? taxon.frenchStatus],
    ...rarities.map(({ name, version, example, class: rarity }): [string, string] => [
      `${name} (${version}${example ? ', exemple à remplacer' : ''})`,
      rarity,
    ]),
    ['CD_REF', `${taxon.cdRef} (TAXREF ${taxon.version})`],
  ];
  return (
    <>
      <dl className="facts-list">
        {facts
          .filter(([, text]) => text)
          .map(([label, text]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
      </dl>
      {taxon.synonyms.length > 0 && (
        <details>
          <summary>{printCount(taxon.synonyms.length, 'synonyme')}</summary>
          <ul>
            {taxon.synonyms.map(({ cdNom, fullName }) => (
              <li key={cdNom}>
                <i lang="la">{fullName}</i> <span className="quiet-text">CD_NOM {cdNom}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

const Statuses = ({ statuses }: Pick<Loaded, 'statuses'>) => (
  <section>
    <h2>Statuts</h2>
    <div className="table-scroll">
      <table className="table-rows">
        <caption className="visually-hidden">{printCount(statuses.length, 'statut')}</caption>
        <thead>
          <tr>
            <th scope="col">Statut</th>
            <th scope="col">Valeur</th>
            <th scope="col">Territoire</th>
            <th scope="col">Texte</th>
          </tr>
        </thead>
        <tbody>
          {statuses.map((status) => (
            <tr key={`${status.kind} ${status.territory} ${status.code} ${status.citation}`}>
              <th scope="row">{status.kindLabel}</th>
              <td data-label="Valeur">
                {status.label || status.code}
                {status.remark && <span className="nature-note">{status.remark}</span>}
              </td>
              <td data-label="Territoire">{status.territory || '–'}</td>
              <td data-label="Texte">{status.citation || '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </section>
);
