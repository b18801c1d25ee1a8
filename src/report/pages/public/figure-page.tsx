import { Link } from 'react-router';
import { Explanation, type FigureCharts } from '../../../indicator/pages/explanation.tsx';
import { Change } from '../../../indicator/pages/figure.tsx';
import { wide } from '../../../kernel/french.ts';
import { sheetPath } from './address.ts';
import type { figureReading } from './readings.ts';

type Reading = Omit<ReturnType<typeof figureReading>, 'charts'> & { charts: FigureCharts };

/** A figure explained, as the edition quotes it. */
export function FigurePage({ reading }: { reading: Reading }) {
  const { base, figure, charts, sheets, waivers } = reading;
  return (
    <>
      <h1>{figure.label}</h1>
      <p className="indicator-value">{figure.printed}</p>
      <p className="quiet-text">
        {figure.periodLabel}, {figure.territory} <Change figure={figure} />
      </p>
      <div className="figure-explained">
        <Explanation figure={figure} charts={charts} />
      </div>
      <h2>Alertes</h2>
      <Waivers waivers={waivers} />
      {sheets.length > 0 && (
        <section>
          <h2>Où il est cité</h2>
          <ul>
            {sheets.map((sheet) => (
              <li key={sheet.code}>
                <Link to={sheetPath(base, sheet.code)}>
                  {sheet.code} · {sheet.title}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Waivers({ waivers }: Pick<Reading, 'waivers'>) {
  if (waivers.length === 0) return <p>Aucune alerte acceptée ne porte sur ce chiffre.</p>;
  return (
    <ul className="prose">
      {waivers.map(({ finding, reason, person }) => (
        <li key={finding.sentence}>
          <p>{finding.sentence}</p>
          <p className="quiet-text">
            Acceptée par {person}
            {`${wide}: ${reason}`}
          </p>
        </li>
      ))}
    </ul>
  );
}
