import { printCount, printDate } from '../../kernel/french.ts';
import type { SheetState } from '../states.ts';

const looks: Record<SheetState, { tone: string; shape: string }> = {
  to_fill: { tone: 'quiet', shape: '○' },
  in_progress: { tone: 'slate', shape: '◐' },
  submitted: { tone: 'amber', shape: '◆' },
  sent_back: { tone: 'brick', shape: '↩' },
  accepted: { tone: 'accent', shape: '✓' },
};

/** The state of a sheet, by a word, a shape and a colour. */
export function SheetBadge({ state, label }: { state: SheetState; label: string }) {
  const { tone, shape } = looks[state];
  return (
    <span className={`badge tone-${tone}`}>
      <span aria-hidden="true">{shape}</span> {label}
    </span>
  );
}

export function DueDate({ dueOn, late }: { dueOn: string | null; late: number }) {
  if (!dueOn) return <span className="quiet-text">sans échéance</span>;
  return (
    <span className="due">
      {printDate(dueOn)}
      {late > 0 && (
        <span className="late delay">
          <span aria-hidden="true">▲</span> {printDelay(late)} de retard
        </span>
      )}
    </span>
  );
}

/** In days for two months, then in months for two years, then in years. */
function printDelay(days: number): string {
  if (days < 60) return printCount(days, 'jour');
  if (days < 730) return printCount(Math.floor(days / 30.44), 'mois', 'mois');
  return printCount(Math.floor(days / 365.25), 'an');
}

/** How far a set of sheets has come: accepted, then submitted, then the rest. */
export function Progress({ sheets, submitted, accepted }: { sheets: number; submitted: number; accepted: number }) {
  const share = (count: number) => `${sheets === 0 ? 0 : (100 * count) / sheets}%`;
  return (
    <div className="progress">
      <div className="progress-bar" aria-hidden="true">
        <span className="progress-accepted" style={{ width: share(accepted) }} />
        <span className="progress-submitted" style={{ width: share(submitted - accepted) }} />
      </div>
      <p className="quiet-text">
        {printCount(accepted, 'acceptée')}, {printCount(submitted - accepted, 'à relire', 'à relire')} sur{' '}
        {printCount(sheets, 'fiche')}
      </p>
    </div>
  );
}
