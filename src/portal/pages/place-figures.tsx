import { Form, Link } from 'react-router';
import type { FigureAt } from '../../indicator/index.ts';
import { printCount } from '../../kernel/french.ts';
import { Field } from '../../web/components/form.tsx';
import { EmptyState } from '../../web/components/states.tsx';
import type { Place } from '../place/read-place.ts';

/** Lines shown at once; the others unfold. */
const mostShown = 10;

/** What is measured or counted here, beside the same at the larger territories it is part of. */
export function PlaceFigures({ place, year }: { place: Place; year: number | null }) {
  const { years, figures } = place.figures;
  const others = figures.slice(mostShown);
  return (
    <section aria-labelledby="chiffres">
      <h2 id="chiffres">Chiffres</h2>
      {years.length > 1 && <Years years={years} year={year} />}
      {figures.length === 0 ? (
        <EmptyState title={year ? `Aucun chiffre publié pour ${year}` : 'Aucun chiffre publié ici'}>
          <p>Les indicateurs suivis par commune ou par EPCI apparaîtront ici.</p>
        </EmptyState>
      ) : (
        <FigureTable place={place} figures={figures.slice(0, mostShown)} caption="Chiffres" />
      )}
      {others.length > 0 && (
        <details>
          <summary>{printCount(others.length, 'autre chiffre', 'autres chiffres')}</summary>
          <FigureTable place={place} figures={others} caption="Autres chiffres" />
        </details>
      )}
    </section>
  );
}

function FigureTable({ place, figures, caption }: { place: Place; figures: FigureAt[]; caption: string }) {
  const { name } = place.territory;
  // A column that compares nothing is left out.
  const columns = place.compared.flatMap((compared, at) =>
    figures.some(({ beside }) => beside[at]) ? [{ name: compared.name, at }] : [],
  );
  return (
    <div className="table-scroll">
      <table className="table-rows">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Indicateur</th>
            <th scope="col">Période</th>
            {[name, ...columns.map((column) => column.name)].map((each) => (
              <th key={each} scope="col" className="number">
                {each}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <tr key={figure.indicatorId}>
              <th scope="row">
                <Link to={figure.href}>{figure.label}</Link>
              </th>
              <td data-label="Période">{figure.periodLabel}</td>
              <td data-label={name} className="number">
                {figure.printed}
              </td>
              {columns.map((column) => (
                <td key={column.name} data-label={column.name} className="number">
                  {figure.beside[column.at] ?? '–'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
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
