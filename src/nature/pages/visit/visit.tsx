import { Link } from 'react-router';
import { printDate, printInstant } from '../../../kernel/french.ts';
import { GeneratedBadge } from '../../../web/components/generated-badge.tsx';
import { Notice } from '../../../web/components/states.tsx';
import { contextOf } from '../../../web/context.ts';
import { reading } from '../../../web/forms.ts';
import { noteRecords, readVisit } from '../../index.ts';
import { printAnswer } from '../../protocol/field.ts';
import { visitFieldsOf } from '../../protocol/protocol.ts';
import { printCounted } from '../../visit/visit.ts';
import type { Route } from './+types/visit';
import { printPoint } from './place-entry.tsx';
import './visit.css';

export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  reading(request, async () => {
    const carried = contextOf(context);
    const read = await readVisit(carried, params.id);
    await noteRecords(carried, [read.visit]);
    return read;
  });

type Loaded = Route.ComponentProps['loaderData'];

/** A visit: where, when, who, what its protocol asked, and its records. */
export default function VisitPage({ loaderData }: Route.ComponentProps) {
  const { visit, protocol, records, findings, mayEdit } = loaderData;
  const title = `${visit.place || 'Visite'}, ${printDate(visit.dateFrom)}`;
  return (
    <div className="page">
      <title>{`${title} – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/nature/visites">Visites</Link>
        {protocol && (
          <>
            {' › '}
            <Link to={`/nature/protocoles/${protocol.name}`}>{protocol.label}</Link>
          </>
        )}
      </p>
      <h1>{title}</h1>
      <p className="row">
        {visit.generated && <GeneratedBadge />}
        {!visit.done && <span className="badge tone-amber">N’a pas eu lieu : {visit.notDoneReason}</span>}
      </p>
      {findings.length > 0 && (
        <Notice tone="waiting">
          <ul className="lacking">
            {findings.map(({ sentence }) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Notice>
      )}
      {mayEdit && (
        <p>
          <Link to={`/nature/visites/${visit.id}/modifier`}>Corriger cette visite</Link>
        </p>
      )}
      <Facts {...loaderData} />
      <h2>Données</h2>
      {records.length === 0 ? <p>{protocol?.absence.sentence ?? 'Aucune donnée.'}</p> : <Records {...loaderData} />}
      <p className="quiet-text">
        Enregistrée par {visit.createdByName || 'l’import'}, le {printInstant(visit.changedAt)}, version {visit.version}
        .
      </p>
    </div>
  );
}

function Facts({ visit, protocol }: Loaded) {
  const asked = protocol
    ? visitFieldsOf(protocol)
        .filter(({ name }) => visit.fields[name])
        .map((field) => [field.label, printAnswer(field, visit.fields[field.name] ?? '')] as const)
    : [];
  const facts: (readonly [string, string])[] = [
    [
      'Date',
      visit.dateTo === visit.dateFrom
        ? printDate(visit.dateFrom)
        : `${printDate(visit.dateFrom)} au ${printDate(visit.dateTo)}`,
    ],
    ['Heures', [visit.timeFrom, visit.timeTo].filter(Boolean).join(' à ')],
    ['Passage', protocol?.visit.passes.find(({ number }) => number === visit.pass)?.label ?? ''],
    ['Lieu', visit.place],
    [
      'Position',
      visit.point ? `${printPoint(visit.point)}${visit.precision ? `, à ${visit.precision}\u00a0m près` : ''}` : '',
    ],
    ['Observateurs', visit.observers.join(', ')],
    ['Méthode', protocol?.visit.methods[visit.method] ?? visit.method],
    ...asked,
    ['Commentaire', visit.comment],
    ['Jeu de données', visit.dataset],
  ];
  return (
    <dl className="facts-list">
      {facts
        .filter(([, value]) => value)
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{label === 'Lieu' && visit.siteId ? <Link to={`/sites/${visit.siteId}`}>{value}</Link> : value}</dd>
          </div>
        ))}
    </dl>
  );
}

function Records({ records, protocol }: Loaded) {
  const asked = (protocol?.record.fields ?? []).filter(({ name }) => records.some(({ fields }) => fields[name]));
  const counted = records.some(({ countMin }) => countMin !== null);
  return (
    <div className="table-scroll">
      <table className="table-rows">
        <caption className="visually-hidden">Données de la visite</caption>
        <thead>
          <tr>
            <th scope="col">Taxon</th>
            {counted && (
              <th scope="col" className="number">
                {protocol?.record.countLabel ?? 'Nombre'}
              </th>
            )}
            {asked.map(({ name, label }) => (
              <th key={name} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <tr key={record.id} id={record.id}>
              <td data-label="Taxon">
                <span>
                  {record.vernacular || record.nameCited} {record.taxon && <i className="quiet-text">{record.taxon}</i>}{' '}
                  {record.status === 'No' && <span className="badge tone-slate">Non observé</span>}
                  {record.cdRef === null && record.status !== 'No' && (
                    <span className="badge tone-amber">À déterminer</span>
                  )}
                  {record.comment && <span className="quiet-text"> {record.comment}</span>}
                </span>
              </td>
              {counted && (
                <td data-label={protocol?.record.countLabel ?? 'Nombre'} className="number">
                  {printCounted(record)}
                </td>
              )}
              {asked.map((field) => (
                <td key={field.name} data-label={field.label}>
                  {printAnswer(field, record.fields[field.name] ?? '')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
