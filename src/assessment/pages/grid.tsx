import { Link } from 'react-router';
import { printNumber } from '../../kernel/french.ts';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import type { Criterion, Scale } from '../grid/grid.ts';
import { readGridPage } from '../index.ts';
import { printPoints } from '../words.ts';
import type { Route } from './+types/grid';
import { ExampleWord } from './assessment-parts.tsx';
import './assessment.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  contextOf(context);
  return reading(request, async () => ({ grid: readGridPage(params.grid) }));
}

/** A grid as it is: what each criterion counts, and what that is worth. */
export default function GridPage({ loaderData: { grid } }: Route.ComponentProps) {
  return (
    <div className="page reading">
      <title>{`${grid.label} – Grille – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/evaluations">Évaluations de sites</Link> › Grille
      </p>
      <h1>{grid.label}</h1>
      <p className="lead">{grid.summary}</p>
      <p>{grid.high}</p>
      {grid.example && (
        <p>
          <ExampleWord example /> {grid.example}
        </p>
      )}
      <p className="quiet-text">
        {grid.source}. Version {grid.version}.{grid.rarityTable && ` Table de rareté\u00a0: ${grid.rarityTable}.`}
      </p>
      <div className="grid-criteria">
        {grid.criteria.map((criterion) => (
          <section key={criterion.name}>
            <h2>{criterion.label}</h2>
            {criterion.axis && <p className="quiet-text">{criterion.axis}</p>}
            <p>{countsWhat(criterion)}</p>
            <Marks rows={marksOf(criterion)} label={criterion.label} />
          </section>
        ))}
      </div>
    </div>
  );
}

function countsWhat({ source, surveyedFrom, cap, weight }: Criterion): string {
  const limits = [
    ...(cap === undefined ? [] : [`Au plus ${printPoints(cap)}.`]),
    ...(weight === '1' ? [] : [`Compte ${printNumber(weight)} fois.`]),
  ].join(' ');
  const visits = surveyedFrom === 1 ? 'une visite' : `${surveyedFrom} visites`;
  switch (source.kind) {
    case 'species':
      return `Chaque espèce trouvée compte une fois. Inventorié dès ${visits}. ${limits}`;
    case 'habitats':
      return `Chaque habitat noté compte une fois. Inventorié dès ${visits}. ${limits}`;
    case 'attribute':
      return `D’après le registre des sites (${source.field}), ou saisi. ${limits}`;
    case 'protections':
      return `D’après les protections du registre, chacune une fois. ${limits}`;
    case 'typed':
      return `Saisi site par site. ${source.hint} ${limits}`;
  }
}

type Row = { label: string; mark: string };

const marksOf = ({ source, scales }: Criterion): Row[] => {
  if (source.kind === 'protections') return Object.values(source.marks);
  if (source.kind === 'typed' || source.kind === 'attribute')
    return [...(source.steps ?? []), ...Object.values(source.choices ?? {})];
  return scales.flatMap(rowsOf);
};

function rowsOf(scale: Scale): Row[] {
  switch (scale.kind) {
    case 'rarity':
      return [
        ...Object.entries(scale.classes).map(([code, { label, mark }]) => ({ label: `${code}, ${label}`, mark })),
        { label: 'absente de la table', mark: scale.unlisted },
      ];
    case 'statuses':
      return scale.marks;
    case 'each':
      return [{ label: 'chacun', mark: scale.mark }];
  }
}

const Marks = ({ rows, label }: { rows: Row[]; label: string }) => (
  <table className="marks">
    <caption className="visually-hidden">Notes de {label}</caption>
    <thead>
      <tr>
        <th scope="col">Ce qui est trouvé</th>
        <th scope="col" className="number">
          Points
        </th>
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr key={row.label}>
          <th scope="row">{row.label}</th>
          <td className="number">{printNumber(row.mark)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
