import { Link } from 'react-router';
import { printCount, printInstant } from '../../kernel/french.ts';
import { periodCode } from '../../kernel/period.ts';
import { Drawing } from '../../web/components/drawing.tsx';
import type { Shared } from '../../web/embedded.ts';
import { breakdownPath } from '../illustrate-figure.ts';
import { kindLabels, statusLabels } from '../indicator.ts';
import type { PrintedFigure } from '../printed-figure.ts';
import './figure.css';

/** Drawings of a figure, made on the server: `chartSvg(figure)`, and `breakdownSvg` of each breakdown. */
export interface FigureCharts {
  series: string;
  breakdowns: string[];
  /** Address under which everybody finds the same, each at the end it has in `illustrations.ts`; null where it is not published. */
  shared: { under: string; asked: string } | null;
}

/** Everything behind a figure: where it comes from, how it is obtained, what it was, what it should be. */
export function Explanation({
  figure,
  charts,
  periodHref,
}: {
  figure: PrintedFigure;
  charts: FigureCharts;
  /** Where the figure of another period is explained. */
  periodHref?: PeriodHref;
}) {
  const { shared } = charts;
  const share = (end: string, title: string): Shared | null =>
    shared && { at: `${shared.under}/${end}${shared.asked}`, title };
  return (
    <>
      <h2>D’où vient ce chiffre</h2>
      <Provenance figure={figure} />
      <h2>Comment il est obtenu</h2>
      {figure.method && <p>{figure.method}</p>}
      <ol className="steps">
        {figure.explanation.map((step) => (
          <li key={step.sentence}>{step.href ? <Link to={step.href}>{step.sentence}</Link> : step.sentence}</li>
        ))}
      </ol>
      <ByCommune communes={figure.communes ?? []} />
      <h2>Évolution</h2>
      <div className={charts.series === '' ? undefined : 'chart-beside'}>
        <Drawing svg={charts.series} share={share('evolution', figure.label)} />
        <SeriesTable figure={figure} periodHref={periodHref} />
      </div>
      {figure.breakdowns.map((breakdown, index) => (
        <Breakdown
          key={breakdown.label}
          breakdown={breakdown}
          svg={charts.breakdowns[index] ?? ''}
          share={share(breakdownPath(breakdown), `${figure.label}, ${breakdown.label}`)}
        />
      ))}
      <History figure={figure} />
    </>
  );
}

function Provenance({ figure }: { figure: PrintedFigure }) {
  const facts: [string, string | null][] = [
    ['Définition', figure.definition || null],
    ['Nature', kindLabels[figure.kind]],
    ['Unité', [figure.unitLabel, figure.taxBasis].filter(Boolean).join(' ') || 'nombre'],
    ['Période', figure.periodLabel],
    ['Territoire', figure.territory],
    ['Source', [figure.source, figure.sourcePage].filter(Boolean).join(', ') || 'non indiquée'],
    ['Tenu par', figure.owner],
    ['Enregistré', `${figure.recordedBy}, le ${printInstant(figure.recordedAt)}`],
    ['État', statusLabels[figure.status]],
    [
      'Référence',
      figure.baseline && `${figure.baseline.printed} en ${figure.baseline.year}${sourceOf(figure.baseline.source)}`,
    ],
    ['Cible', figure.target && `${figure.target.printed} en ${figure.target.year}${sourceOf(figure.target.plan)}`],
  ];
  return (
    <dl className="facts">{facts.map(([name, value]) => value && <Fact key={name} name={name} value={value} />)}</dl>
  );
}

const sourceOf = (text: string | null): string => (text ? ` (${text})` : '');

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** What the figure is made from, closed until it is asked for: there may be hundreds of lines. */
function ByCommune({ communes }: { communes: NonNullable<PrintedFigure['communes']> }) {
  if (communes.length === 0) return null;
  return (
    <details className="by-commune">
      <summary>
        Par commune <span className="quiet-text">{printCount(communes.length, 'commune')}</span>
      </summary>
      <table>
        <caption className="visually-hidden">Valeur de chaque commune</caption>
        <thead>
          <tr>
            <th scope="col">Commune</th>
            <th scope="col" className="number">
              Valeur
            </th>
          </tr>
        </thead>
        <tbody>
          {communes.map(({ code, name, printed }) => (
            <tr key={code}>
              <th scope="row">{name}</th>
              <td className="number">{printed ?? <span className="quiet-text">sans valeur</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

type PeriodHref = (code: string) => string;

function SeriesTable({ figure, periodHref }: { figure: PrintedFigure; periodHref: PeriodHref | undefined }) {
  const hrefOf = (code: string) => (code === periodCode(figure.period) ? undefined : periodHref?.(code));
  return (
    <div className="table-scroll">
      <table>
        <caption>Valeurs et cibles</caption>
        <thead>
          <tr>
            <th scope="col">Période</th>
            <th scope="col" className="number">
              Valeur
            </th>
            <th scope="col">État</th>
          </tr>
        </thead>
        <tbody>
          {figure.baseline && (
            <SeriesRow period={String(figure.baseline.year)} printed={figure.baseline.printed} state="référence" />
          )}
          {figure.series.map((point) => (
            <SeriesRow
              key={point.periodLabel}
              period={point.periodLabel}
              printed={point.printed}
              state={statusLabels[point.status]}
              href={hrefOf(periodCode(point.period))}
            />
          ))}
          {figure.trajectory.map((point) => (
            <SeriesRow key={`cible ${point.year}`} period={String(point.year)} printed={point.printed} state="cible" />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface SeriesLine {
  period: string;
  printed: string;
  state: string;
  href?: string | undefined;
}

function SeriesRow({ period, printed, state, href }: SeriesLine) {
  return (
    <tr>
      <th scope="row">{href ? <Link to={href}>{period}</Link> : period}</th>
      <td className="number">{printed}</td>
      <td>{state}</td>
    </tr>
  );
}

interface DrawnBreakdown {
  breakdown: PrintedFigure['breakdowns'][number];
  svg: string;
  share: Shared | null;
}

function Breakdown({ breakdown, svg, share }: DrawnBreakdown) {
  return (
    <>
      <h2>{`Répartition ${breakdown.label}`}</h2>
      <div className={svg === '' ? undefined : 'chart-beside'}>
        <Drawing svg={svg} share={share} />
        <table>
          <caption>Parts du total</caption>
          <thead>
            <tr>
              <th scope="col">Partie</th>
              <th scope="col" className="number">
                Valeur
              </th>
              <th scope="col" className="number">
                Part
              </th>
            </tr>
          </thead>
          <tbody>
            {breakdown.parts.map((part) => (
              <tr key={part.label}>
                <th scope="row">{part.label}</th>
                <td className="number">{part.printed}</td>
                <td className="number">{part.share ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function History({ figure }: { figure: PrintedFigure }) {
  const more = figure.history.length - mostReplaced;
  if (figure.history.length === 0) return null;
  return (
    <>
      <h2>Valeurs remplacées</h2>
      <Replaced history={figure.history.slice(0, mostReplaced)} />
      {more > 0 && (
        <details>
          <summary>{printCount(more, 'autre valeur remplacée', 'autres valeurs remplacées')}</summary>
          <Replaced history={figure.history.slice(mostReplaced)} />
        </details>
      )}
    </>
  );
}

const mostReplaced = 12;

const Replaced = ({ history }: { history: PrintedFigure['history'] }) => (
  <ul>
    {history.map((past) => (
      <li key={`${past.at} ${past.printed}`}>
        {`${past.printed}, saisi par ${past.person} le ${printInstant(past.at)}`}
        {past.reason && `\u202f; corrigé\u00a0: ${past.reason}`}
      </li>
    ))}
  </ul>
);
