import { Form, Link } from 'react-router';
import { may } from '../../identity/index.ts';
import { missing } from '../../kernel/errors.ts';
import { typeset } from '../../kernel/typeset.ts';
import { type TerritoryKind, territoryKindLabels } from '../../territory/territory.ts';
import { Drawing } from '../../web/components/drawing.tsx';
import { Field } from '../../web/components/form.tsx';
import { EmptyState, Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { comparisonSvg } from '../comparing/comparison-chart.ts';
import { type Comparison, mostCompared, readAskedComparison } from '../comparing/read-comparison.ts';
import { readIndicatorPage } from '../index.ts';
import type { Route } from './+types/compare';
import './figure.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const world = contextOf(context);
  const { db, actor } = world;
  return reading(request, async () => {
    const page = await readIndicatorPage(world, params.id);
    if (!page) throw missing('Cet indicateur');
    const query = new URL(request.url).searchParams;
    const comparison = await readAskedComparison(db, params.id, query);
    // What nobody has published is not there for those outside.
    if (comparison.choices.length === 0 && !may(actor, 'work.read', page.indicator)) throw missing('Ce chiffre');
    const label = typeset(page.indicator.label);
    const share = { at: `/indicateurs/${params.id}/comparer?${query}`, title: `Comparaison : ${label}` };
    return { id: params.id, label, ...comparison, svg: comparisonSvg(label, comparison), share };
  });
}

type Data = Route.ComponentProps['loaderData'];

export default function Compare({ loaderData }: Route.ComponentProps) {
  const { id, label, choices, refused, series, svg, share } = loaderData;
  return (
    <div className="page">
      <title>{`Comparer : ${label} – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/indicateurs">Indicateurs</Link> › <Link to={`/indicateurs/${id}`}>{label}</Link>
      </p>
      <h1>Comparer les territoires</h1>
      <p className="lead">{label}</p>
      {choices.length < 2 ? (
        <EmptyState title="Un seul territoire a une valeur publiée">
          <p>Les communes, les EPCI et les autres organisations qui mesurent la même chose paraîtront ici.</p>
        </EmptyState>
      ) : (
        <Choices data={loaderData} />
      )}
      {refused.map(({ name, reasons }) => (
        <Notice key={name} tone="waiting">
          {`${name} n’est pas comparé : ${reasons.join(' ; ')}.`}
        </Notice>
      ))}
      {series.length > 0 && (
        <section aria-label="Comparaison">
          <Drawing svg={svg} share={share} className="comparison" />
          <Values data={loaderData} />
          {loaderData.byInhabitants && (
            <p className="quiet-text">
              Chaque année est divisée par la population légale la plus récente du territoire, la même pour toutes.
            </p>
          )}
        </section>
      )}
    </div>
  );
}

function Choices({ data: { choices, chosen, mayDivide, byInhabitants } }: { data: Data }) {
  const kinds = [...Map.groupBy(choices, ({ kind }) => kind)];
  return (
    <Form className="stack" key={chosen.join()}>
      <div className="comparison-choices">
        {Array.from({ length: Math.min(mostCompared, choices.length) }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: places of a list, that never move.
          <Field key={at} label={at === 0 ? 'Territoire' : `Comparé avec${at > 1 ? ` (${at})` : ''}`}>
            {(ids) => (
              <select {...ids} name="avec" defaultValue={chosen[at] ?? ''}>
                {at > 0 && <option value="">aucun</option>}
                {kinds.map(([kind, own]) => (
                  <optgroup key={kind} label={territoryKindLabels[kind as TerritoryKind]}>
                    {own.map(({ key, name }) => (
                      <option key={key} value={key}>
                        {name}
                      </option>
                    ))}
                  </optgroup>
                ))}
              </select>
            )}
          </Field>
        ))}
      </div>
      {mayDivide && (
        <label className="check">
          <input type="checkbox" name="pour" value="habitants" defaultChecked={byInhabitants} /> Pour 1{'\u202f'}000
          {'\u00a0'}habitants
        </label>
      )}
      <div>
        <button type="submit" className="main">
          Comparer
        </button>
      </div>
    </Form>
  );
}

function Values({ data: { series, years } }: { data: Pick<Comparison, 'series' | 'years'> }) {
  const byYear = series.map(({ points }) => new Map(points.map(({ year, printed }) => [year, printed])));
  return (
    <div className="table-scroll">
      <table className="table-rows">
        <caption className="visually-hidden">Valeurs par année et par territoire</caption>
        <thead>
          <tr>
            <th scope="col">Année</th>
            {series.map(({ key, name }) => (
              <th key={key} scope="col" className="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {years.toReversed().map((year) => (
            <tr key={year}>
              <th scope="row">{year}</th>
              {series.map(({ key, name }, at) => (
                <td key={key} data-label={name} className="number">
                  {byYear[at]?.get(year) ?? '–'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
