import { Form, Link } from 'react-router';
import { Field } from '../../web/components/form.tsx';
import { EmptyState } from '../../web/components/states.tsx';
import type { Place } from '../place/read-place.ts';

/** What is measured or counted here, beside the same at the larger territories it is part of. */
export function PlaceFigures({ place, year }: { place: Place; year: number | null }) {
  const { compared, figures } = place;
  // A column that compares nothing is left out.
  const columns = compared.flatMap(({ name }, at) =>
    figures.figures.some(({ beside }) => beside[at]) ? [{ name, at }] : [],
  );
  return (
    <section aria-labelledby="chiffres">
      <h2 id="chiffres">Chiffres</h2>
      {figures.years.length > 1 && <Years years={figures.years} year={year} />}
      {figures.figures.length === 0 ? (
        <EmptyState title={year ? `Aucun chiffre publié pour ${year}` : 'Aucun chiffre publié ici'}>
          <p>Les indicateurs suivis par commune ou par EPCI apparaîtront ici.</p>
        </EmptyState>
      ) : (
        <div className="table-scroll">
          <table className="table-rows">
            <caption className="visually-hidden">Chiffres de {place.territory.name}</caption>
            <thead>
              <tr>
                <th scope="col">Indicateur</th>
                <th scope="col">Période</th>
                <th scope="col" className="number">
                  {place.territory.name}
                </th>
                {columns.map(({ name }) => (
                  <th key={name} scope="col" className="number">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {figures.figures.map((figure) => (
                <tr key={figure.indicatorId}>
                  <th scope="row">
                    <Link to={figure.href}>{figure.label}</Link>
                  </th>
                  <td data-label="Période">{figure.periodLabel}</td>
                  <td data-label={place.territory.name} className="number">
                    {figure.printed}
                  </td>
                  {columns.map(({ name, at }) => (
                    <td key={name} data-label={name} className="number">
                      {figure.beside[at] ?? '–'}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Years({ years, year }: { years: number[]; year: number | null }) {
  return (
    <Form className="row" style={{ alignItems: 'end' }}>
      <Field label="Année">
        {(ids) => (
          <select {...ids} name="annee" defaultValue={year ?? ''}>
            <option value="">La dernière de chaque chiffre</option>
            {years.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        )}
      </Field>
      <button type="submit">Afficher</button>
    </Form>
  );
}
