import { Link } from 'react-router';
import { sheetPath } from './address.ts';
import { SheetView } from './edition-view.tsx';
import type { sheetReading } from './readings.ts';

/** A sheet, and the way to its neighbours. */
export function SheetPage({ reading }: { reading: ReturnType<typeof sheetReading> }) {
  const { base, sheet, figures, evidence, commitments, previous, next } = reading;
  return (
    <>
      <SheetView sheet={sheet} figures={figures} evidence={evidence} base={base} commitments={commitments} />
      <nav className="neighbours" aria-label="Fiches voisines">
        {previous && (
          <Link to={sheetPath(base, previous.code)} rel="prev">
            <span className="quiet-text">Fiche précédente</span>
            {previous.title}
          </Link>
        )}
        {next && (
          <Link to={sheetPath(base, next.code)} rel="next" className="next">
            <span className="quiet-text">Fiche suivante</span>
            {next.title}
          </Link>
        )}
      </nav>
    </>
  );
}
