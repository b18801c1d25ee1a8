import { Link } from 'react-router';
import { directionLabels, statusLabels } from '../indicator.ts';
import type { PrintedFigure } from '../printed-figure.ts';
import './figure.css';

/** A figure that stands by itself; the whole of it opens its explanation. */
export function Figure({ figure, to, waiting = 0 }: { figure: PrintedFigure; to: string; waiting?: number }) {
  return (
    <Link to={to} className="figure">
      <span className="figure-value">{figure.printed}</span>
      <span className="figure-label">{figure.label}</span>
      <Sparkline figure={figure} />
      <span className="figure-note">
        <span>{figure.periodLabel}</span>
        <Change figure={figure} />
        {figure.target && (
          <span className="tone-slate">{`cible\u00a0: ${figure.target.printed} en ${figure.target.year}`}</span>
        )}
        {figure.status !== 'validated' && <span className="tone-amber">{statusLabels[figure.status]}</span>}
        {waiting > 0 && <span className="tone-amber">{waiting === 1 ? '1 alerte' : `${waiting} alertes`}</span>}
      </span>
    </Link>
  );
}

/** A figure inside a sentence. */
export function InlineFigure({ figure, to }: { figure: PrintedFigure; to: string }) {
  return (
    <Link to={to} className="figure-inline" title={`${figure.printed}\u00a0: ${figure.label}, ${figure.periodLabel}`}>
      {figure.printed}
    </Link>
  );
}

/** "+ 3,2 % depuis 2019, souhaité : baisse". */
export function Change({ figure }: { figure: Pick<PrintedFigure, 'previous' | 'direction'> }) {
  if (!figure.previous?.change) return null;
  const wanted = figure.direction === 'none' ? '' : `, souhaité\u00a0: ${directionLabels[figure.direction]}`;
  return <span>{`${figure.previous.change} depuis ${figure.previous.periodLabel}${wanted}`}</span>;
}

const box = { width: 72, height: 28 };

function Sparkline({ figure }: { figure: PrintedFigure }) {
  const shown = figure.series.slice(-12);
  const values = shown.map(({ value }) => Number(value));
  if (values.length < 2) return null;
  const low = Math.min(...values);
  const span = Math.max(...values) - low || 1;
  const points = values.map((value, index) => ({
    x: (index / (values.length - 1)) * box.width,
    y: box.height - 3 - ((value - low) / span) * (box.height - 6),
  }));
  const last = points.at(-1);
  return (
    <>
      <svg className="sparkline" viewBox={`0 0 ${box.width} ${box.height}`} aria-hidden="true">
        <polyline
          points={points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
        />
        {last && <circle cx={last.x} cy={last.y} r="3" fill="currentColor" />}
      </svg>
      <span className="visually-hidden">
        {`${shown[0]?.printed} en ${shown[0]?.periodLabel}, ${shown.at(-1)?.printed} en ${shown.at(-1)?.periodLabel}`}
      </span>
    </>
  );
}
