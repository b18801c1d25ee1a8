import { Form, Link } from 'react-router';
import { printCount, printDate } from '../../kernel/french.ts';
import { Field } from '../../web/components/form.tsx';
import { Pages } from '../../web/components/pages.tsx';
import { EmptyState } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { incompletePage, type Lack, lackLabels, lacks } from '../completeness/lack.ts';
import { readCompleteness } from '../index.ts';
import type { Route } from './+types/completeness';
import './condition.css';

export function loader({ request, context }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams;
  const years = Math.min(50, Math.max(1, Number.parseInt(query.get('ans') ?? '', 10) || 5));
  const page = Math.max(1, Number.parseInt(query.get('page') ?? '', 10) || 1);
  const lack = lacks.find((known) => known === query.get('manque')) ?? null;
  return reading(request, async () => ({
    ...(await readCompleteness(contextOf(context), { years, lack, page })),
    years,
    lack,
    page,
  }));
}

/** What is not known of the elements of the register. */
export default function CompletenessPage({ loaderData }: Route.ComponentProps) {
  const { elements, counts, rows, total, years, lack, page } = loaderData;
  const last = Math.max(1, Math.ceil(total / incompletePage));
  const at = (more: { manque?: Lack | null; page?: number }) => {
    const { manque = lack, page: wanted = 1 } = more;
    const query = new URLSearchParams({ ans: String(years) });
    if (manque) query.set('manque', manque);
    if (wanted > 1) query.set('page', String(wanted));
    return `?${query}`;
  };
  return (
    <div className="page">
      <title>Ce qui manque – Veille – Carreau</title>
      <p className="quiet-text">
        <Link to="/veille">Veille</Link>
      </p>
      <h1>Ce qui manque</h1>
      <p className="lead">
        Les éléments du registre que personne n’a vus depuis longtemps, ou dont le propriétaire ou la position manquent.
      </p>
      <ul className="lacks">
        {lacks.map((each) => (
          <li key={each}>
            <Link to={at({ manque: each })} aria-current={lack === each ? 'true' : undefined}>
              <strong>{counts[each]}</strong> {lackLabels[each](years, counts[each])}
            </Link>
          </li>
        ))}
      </ul>
      <p className="quiet-text">
        Sur {printCount(elements, 'élément')} du registre. À part{'\u00a0'}:{' '}
        <Link to="/sites?seulement=en-desaccord">les sites dont des sources se contredisent</Link>.
      </p>
      <Form method="get" className="row years">
        {lack && <input type="hidden" name="manque" value={lack} />}
        <Field label="Vus depuis moins de (années)">
          {(ids) => <input {...ids} type="number" name="ans" min={1} max={50} defaultValue={years} />}
        </Field>
        <button type="submit">Compter</button>
      </Form>
      {total === 0 ? (
        <EmptyState title={elements === 0 ? 'Aucun élément au registre' : 'Rien ne manque'} />
      ) : (
        <IncompleteTable rows={rows} years={years} />
      )}
      <Pages page={page} last={last} at={(number) => at({ page: number })} />
    </div>
  );
}

function IncompleteTable({ rows, years }: { rows: Route.ComponentProps['loaderData']['rows']; years: number }) {
  return (
    <div className="table-scroll">
      <table className="table-rows">
        <caption className="visually-hidden">Éléments auxquels il manque quelque chose</caption>
        <thead>
          <tr>
            <th scope="col">Élément</th>
            <th scope="col">Type</th>
            <th scope="col">Commune</th>
            <th scope="col">Vu le</th>
            <th scope="col">Manque</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Link to={`/sites/${row.id}`}>{row.name}</Link>
              </th>
              <td data-label="Type">{row.typeLabel}</td>
              <td data-label="Commune">{row.commune ?? '–'}</td>
              <td data-label="Vu le">{row.seenOn ? printDate(row.seenOn) : 'jamais'}</td>
              <td data-label="Manque">{row.lacking.map((lack) => lackLabels[lack](years, 1)).join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
