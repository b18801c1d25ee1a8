import { type ClipboardEvent, memo } from 'react';
import { printCount, wide } from '../../kernel/french.ts';
import { moveInGrid } from '../../web/components/grid-keys.ts';
import { JumpLink } from '../../web/components/jump-link.tsx';
import {
  type CommuneGrid,
  type CommuneLine,
  type CommuneTotal,
  cellName,
  shownOf,
} from '../by-commune/commune-grid.ts';
import type { Answered } from './communes-answer.ts';

interface Props {
  grid: CommuneGrid;
  answered: Answered;
  total: CommuneTotal;
  onPaste: (event: ClipboardEvent<HTMLElement>) => void;
}

/** One line for each commune, last year's value beside the field of this one. */
export function CommunesGrid({ grid, answered, total, onPaste }: Props) {
  const { lines, unitLabel, periodLabel, previousLabel, indicator } = grid;
  return (
    <>
      <table className="communes-grid">
        <caption className="visually-hidden">{`Valeurs par commune, ${periodLabel}`}</caption>
        <thead>
          <tr>
            <th scope="col">Commune</th>
            <th scope="col" className="number">
              {previousLabel}
            </th>
            <th scope="col" className="number">
              {[periodLabel, unitLabel].filter(Boolean).join(', ')}
            </th>
          </tr>
        </thead>
        <tbody onKeyDown={moveInGrid} onPaste={onPaste}>
          {lines.map((line) => (
            <Row
              key={`${line.code} ${line.shown}`}
              line={line}
              period={periodLabel}
              previous={previousLabel}
              error={answered.errors?.[line.code]}
              text={answered.kept[cellName('value', line.code)] ?? line.text}
              shown={shownNow(line, answered)}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{footWords[indicator.territoryAggregation]}</th>
            <td colSpan={2} className="number">
              {total.printed ?? '–'}
            </td>
          </tr>
        </tfoot>
      </table>
      <Missing total={total} />
    </>
  );
}

const footWords = { sum: 'Total des communes', mean: 'Moyenne des communes' };

/**
 * What is sent back as seen: where somebody kept another value meanwhile and the person was told, that one; else what
 * the cell stood on when it was typed, even though the page was read again since.
 */
function shownNow({ code, shown }: CommuneLine, { kept, inForce }: Answered): string | null {
  if (code in inForce) return shownOf({ id: inForce[code] ?? null, text: '', qualifier: 'exact' });
  return cellName('value', code) in kept ? (kept[cellName('shown', code)] ?? null) : shown;
}

interface RowProps {
  line: CommuneLine;
  period: string;
  previous: string;
  error: string | undefined;
  text: string;
  shown: string | null;
}

const Row = memo(function Row({ line, period, previous, error, text, shown }: RowProps) {
  const errorId = `refus-${line.code}`;
  return (
    <tr>
      <th scope="row">
        {line.name} <span className="quiet-text">{line.code}</span>
        {error && (
          <span className="field-error" id={errorId}>
            {error}
          </span>
        )}
      </th>
      <td className="number" data-label={previous}>
        {line.previous ?? '–'}
      </td>
      <td className="number">
        {shown && <input type="hidden" name={cellName('shown', line.code)} value={shown} />}
        <input
          id={`commune-${line.code}`}
          name={cellName('value', line.code)}
          inputMode="decimal"
          autoComplete="off"
          data-column="value"
          aria-label={`${line.name}, ${period}`}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? errorId : undefined}
          defaultValue={text}
        />
      </td>
    </tr>
  );
});

const mostNamed = 24;

function Missing({ total: { missing } }: { total: CommuneTotal }) {
  const rest = missing.length - mostNamed;
  return (
    <p id="manquantes" tabIndex={-1} className="communes-missing">
      {missing.length === 0 ? (
        'Toutes les communes ont une valeur.'
      ) : (
        <>
          {`${printCount(missing.length, 'commune')} sans valeur${wide}: `}
          {missing.slice(0, mostNamed).map(({ code, name }, index) => (
            <span key={code}>
              {index > 0 && ', '}
              <JumpLink to={`commune-${code}`}>{name}</JumpLink>
            </span>
          ))}
          {rest > 0 && ` et ${printCount(rest, 'autre')}`}.
        </>
      )}
    </p>
  );
}
