import { Link } from 'react-router';
import { printCount, printDate, printNumber } from '../../../kernel/french.ts';
import { GeneratedBadge } from '../../../web/components/generated-badge.tsx';
import { EmptyState } from '../../../web/components/states.tsx';
import { contextOf } from '../../../web/context.ts';
import { reading } from '../../../web/forms.ts';
import { readProtocolPage } from '../../index.ts';
import { printDayNumber } from '../../protocol/check-visit.rule.ts';
import type { ProtocolField } from '../../protocol/field.ts';
import { fieldNamed, type Protocol } from '../../protocol/protocol.ts';
import type { Route } from './+types/protocol';
import './visit.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams;
  return reading(request, () =>
    readProtocolPage(contextOf(context), params.protocol, query.get('annee') ?? '', query.get('detail') ?? ''),
  );
}

type Loaded = Route.ComponentProps['loaderData'];

/** What a protocol asks, and what its visits of a year come to, with the rows each result was worked out of. */
export default function ProtocolPage({ loaderData }: Route.ComponentProps) {
  const { protocol, season, mayVisit } = loaderData;
  return (
    <div className="page">
      <title>{`${protocol.label} – Protocole – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/nature/protocoles">Protocoles</Link>
      </p>
      <h1>{protocol.label}</h1>
      <p className="lead">{protocol.summary}</p>
      <p className="quiet-text">
        {protocol.source}. Version {protocol.version}.
      </p>
      <p className="row">
        {mayVisit && (
          <Link className="button main" reloadDocument to={`/terrain/nature/${protocol.name}`}>
            Saisir une visite
          </Link>
        )}
        <Link to={`/nature/visites?protocole=${protocol.name}`}>Ses visites</Link>
      </p>
      <h2 id="resultats">Résultats{season && ` ${season.label}`}</h2>
      {season ? <Results {...loaderData} /> : <EmptyState title="Aucune visite encore" />}
      <Asks protocol={protocol} />
    </div>
  );
}

function Results({ protocol, seasons, season, results, generated, detail }: Loaded) {
  const at = (more: Record<string, string>) => `?${new URLSearchParams({ annee: season?.key ?? '', ...more })}`;
  return (
    <>
      {seasons.length > 1 && (
        <nav aria-label="Années" className="row">
          {seasons.map(({ key, label }) => (
            <Link key={key} to={`?annee=${key}`} aria-current={key === season?.key ? 'page' : undefined}>
              {label}
            </Link>
          ))}
        </nav>
      )}
      {generated && (
        <p>
          <GeneratedBadge />
        </p>
      )}
      <dl className="results">
        {results.map(({ name, label, value, unit, parts }) => (
          <div key={name}>
            <dt>{label}</dt>
            <dd>
              <Link to={`${at({ detail: name })}#detail`} preventScrollReset>
                {printNumber(value)}
                {unit && `\u202f${unit}`}
              </Link>
              {parts.length > 0 && <Parts parts={parts} />}
            </dd>
          </div>
        ))}
      </dl>
      {detail && <Detail protocol={protocol} detail={detail} />}
    </>
  );
}

const shownParts = 8;

const Parts = ({ parts }: { parts: { key: string; label: string; value: string }[] }) => (
  <ul className="parts">
    {parts.slice(0, shownParts).map(({ key, label, value }) => (
      <li key={key}>
        {label} <span>{printNumber(value)}</span>
      </li>
    ))}
    {parts.length > shownParts && <li className="quiet-text">et {parts.length - shownParts} autres</li>}
  </ul>
);

function Detail({ detail: { label, rows, total } }: { protocol: Protocol; detail: NonNullable<Loaded['detail']> }) {
  return (
    <section id="detail" aria-labelledby="detail-title">
      <h3 id="detail-title">{label} : d’où cela vient</h3>
      <p className="quiet-text">
        {printCount(total, 'ligne')}
        {total > rows.length && `, dont voici les ${rows.length} premières`}.
      </p>
      <div className="table-scroll">
        <table className="table-rows">
          <caption className="visually-hidden">{label}</caption>
          <thead>
            <tr>
              <th scope="col">Visite</th>
              <th scope="col">Donnée</th>
              <th scope="col" className="number">
                Part
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.visitId} ${row.recordId} ${row.as}`}>
                <td data-label="Visite">
                  <Link to={`/nature/visites/${row.visitId}${row.recordId ? `#${row.recordId}` : ''}`}>
                    {row.place || 'Point'}, {printDate(row.date)}
                  </Link>
                </td>
                <td data-label="Donnée">{row.name || row.as}</td>
                <td data-label="Part" className="number">
                  {printNumber(row.value)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Asks({ protocol }: { protocol: Protocol }) {
  const { site, visit, record, absence, taxa } = protocol;
  return (
    <>
      <h2>Ce qu’il demande</h2>
      {visit.passes.length > 0 && (
        <>
          <h3>Passages</h3>
          <ul>
            {visit.passes.map(({ number, label, from, to }) => (
              <li key={number}>
                {label} : du {printDayNumber(from)} au {printDayNumber(to)}
              </li>
            ))}
          </ul>
        </>
      )}
      {site.fields.length > 0 && <FieldList title={site.label} fields={site.fields} protocol={protocol} />}
      {visit.fields.length > 0 && <FieldList title={visit.label} fields={visit.fields} protocol={protocol} />}
      <FieldList title="Chaque donnée" fields={record.fields} protocol={protocol} />
      <h3>Ce que veut dire l’absence</h3>
      <p>{absence.sentence}</p>
      {taxa.length > 0 && <p className="quiet-text">Taxons suivis : {taxa.map(({ name }) => name).join(', ')}.</p>}
    </>
  );
}

const FieldList = ({
  title,
  fields,
  protocol,
}: {
  title: string;
  fields: readonly ProtocolField[];
  protocol: Protocol;
}) => (
  <>
    <h3>{title}</h3>
    <ul>
      {fields.map((field) => (
        <li key={field.name}>
          {field.label}
          {field.type === 'number' && field.unit && ` (${field.unit})`}
          <span className="quiet-text">{needWords(field, protocol)}</span>
        </li>
      ))}
    </ul>
  </>
);

/** "demandé où Groupe inventorié est Oiseaux nicheurs". */
function needWords({ required, requiredWhere }: ProtocolField, protocol: Protocol): string {
  if (required) return ', demandé';
  if (requiredWhere.length === 0) return '';
  const where = requiredWhere.map(({ field, is }) => {
    const named = fieldNamed(protocol, field);
    const label = named?.label ?? (field === 'pass' ? 'le passage' : field);
    const answers = is.map((one) =>
      named && 'choices' in named ? (named.choices.find(({ key }) => key === one)?.label ?? one) : one,
    );
    return `${label} est ${answers.join(' ou ')}`;
  });
  return `, demandé quand ${where.join(' et ')}`;
}
