import { typeset } from '../../kernel/typeset.ts';
import { Drawing, DrawnLegend, PlanDrawing } from '../../web/components/drawing.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { readIllustration } from '../share/read-illustration.ts';
import type { Route } from './+types/embedded';
import './embedded.css';

export function loader({ request, params, context }: Pick<Route.LoaderArgs, 'request' | 'params' | 'context'>) {
  const { db, effects } = contextOf(context);
  const query = new URL(request.url).searchParams;
  return reading(request, () => readIllustration({ db, effects, path: params['*'], query }));
}

/** A chart or a map alone, in the page of somebody else: what it shows, who says so, the way here. */
export default function Embedded({ loaderData }: Route.ComponentProps) {
  const { kind, title, about, svg, alternative, legend = [], source, licence, page } = loaderData;
  return (
    <figure className="embedded" aria-label={typeset(title)}>
      <title>{`${title} – Carreau`}</title>
      <h1>{typeset(title)}</h1>
      {about && <p className="quiet-text">{typeset(about)}</p>}
      {kind === 'chart' ? (
        <Drawing svg={svg} share={null} />
      ) : (
        <PlanDrawing svg={svg} share={null} alternative={alternative} />
      )}
      <DrawnLegend legend={legend} />
      <Table {...loaderData} />
      <figcaption>
        <p>{typeset(source)}</p>
        <p>
          {licence.address ? <Away to={licence.address}>{licence.label}</Away> : licence.label} ·{' '}
          <Away to={page}>Voir dans Carreau</Away>
        </p>
      </figcaption>
    </figure>
  );
}

/** The frame is too small for another page, and no other may be shown in it. */
const Away = ({ to, children }: { to: string; children: string }) => (
  <a href={to} target="_blank" rel="noopener">
    {children} <span className="visually-hidden">(nouvelle fenêtre)</span>
  </a>
);

const Table = ({ title, table: { columns, rows } }: Route.ComponentProps['loaderData']) => (
  <details>
    <summary>Voir le tableau</summary>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls is read with the keyboard */}
    <section className="table-scroll" tabIndex={0} aria-label={typeset(title)}>
      <table>
        <caption className="visually-hidden">{typeset(title)}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {typeset(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines that never move.
            <tr key={line}>
              {cells.map((cell, at) => {
                const Cell = at === 0 ? 'th' : 'td';
                const isNumber = typeof cell !== 'string';
                return (
                  <Cell
                    key={columns[at]}
                    {...(at === 0 ? { scope: 'row' } : {})}
                    {...(isNumber ? { className: 'number' } : {})}
                  >
                    {isNumber ? cell.printed : typeset(cell)}
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  </details>
);
