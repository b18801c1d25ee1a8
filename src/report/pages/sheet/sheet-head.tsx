import { Link } from 'react-router';
import { printDate } from '../../../kernel/french.ts';
import { Notice } from '../../../web/components/states.tsx';
import type { SheetView } from '../../sheet/sheet-view.ts';
import { SheetBadge } from '../sheet-badges.tsx';

export function SheetHead({ view }: { view: SheetView }) {
  return (
    <header className="sheet-head">
      <p className="quiet-text">
        {view.may.followEdition ? (
          <Link to={`/travail/campagnes/${view.edition.id}`}>{view.edition.title}</Link>
        ) : (
          <Link to="/travail">Mon travail</Link>
        )}{' '}
        › {view.sectionLabel}
      </p>
      <h1>
        <span className="sheet-code">{view.code}</span> {view.title}
      </h1>
      {view.subtitle && <p className="lead">{view.subtitle}</p>}
      <p className="row sheet-facts">
        <SheetBadge state={view.state} label={view.stateLabel} />
        <span>{view.kindLabel}</span>
        <span>{view.service ?? 'Aucun service désigné'}</span>
        {view.dueOn && (
          <span className={view.late ? 'tone-brick' : undefined}>
            {view.late ? 'En retard, attendue le' : 'À rendre le'} {printDate(view.dueOn)}
          </span>
        )}
      </p>
      {view.closed && <Notice tone="waiting">{view.closed}</Notice>}
    </header>
  );
}
