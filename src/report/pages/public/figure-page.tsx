import { Link } from 'react-router';
import { Explanation } from '../../../indicator/pages/explanation.tsx';
import { Change } from '../../../indicator/pages/figure.tsx';
import { sheetPath } from './address.ts';
import type { figureReading } from './readings.ts';

/** A figure explained, as the edition quotes it. */
export function FigurePage({ reading }: { reading: ReturnType<typeof figureReading> }) {
  const { base, figure, charts, sheets } = reading;
  return (
    <>
      <h1>{figure.label}</h1>
      <p className="indicator-value">{figure.printed}</p>
      <p className="quiet-text">
        {figure.periodLabel}, {figure.territory} <Change figure={figure} />
      </p>
      <Explanation figure={figure} charts={charts} />
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
