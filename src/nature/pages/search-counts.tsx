import { Link } from 'react-router';
import { printDate, printNumber } from '../../kernel/french.ts';
import { mostInCell } from '../map/cell-classes.ts';
import { writeRecordFilter } from '../search/filter-in-address.ts';
import type { RecordFilter } from '../search/record-filter.ts';
import { axisOf, searchViews } from '../search/search-views.ts';
import type { Loaded } from './search.tsx';

const heads = { taxon: 'Espèce', commune: 'Commune', mesh: 'Maille de 10\u00a0km', year: 'Année' } as const;

/** How many records of each species, commune, mesh or year; each leads to its records. */
export function CountTable({ loaded }: { loaded: Loaded }) {
  const { view, lines, partial, cut, filter } = loaded;
  const axis = axisOf[view];
  if (!axis) return null;
  const isDated = axis !== 'mesh';
  return (
    <div>
      {partial && (
        <p className="quiet-text">
          Compté sur les 5{'\u202f'}000 données les plus récentes{'\u00a0'}: restreignez la recherche pour tout compter.
        </p>
      )}
      <div className="table-scroll">
        <table className={isDated ? 'table-rows' : undefined}>
          <caption className="visually-hidden">{`Données, ${searchViews[view].toLowerCase()}`}</caption>
          <thead>
            <tr>
              <th scope="col">{heads[axis]}</th>
              <th scope="col" className="number">
                Données
              </th>
              {isDated && axis !== 'year' && <th scope="col">Première</th>}
              {isDated && axis !== 'year' && <th scope="col">Dernière</th>}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.key}>
                <th scope="row">
                  {line.key ? <Link to={`?${queryOf(axis, line.key, filter)}`}>{line.name}</Link> : 'Non dit'}
                  {line.more && line.more !== line.name && (
                    <span className="nature-note">
                      <i lang="la">{line.more}</i>
                    </span>
                  )}
                </th>
                <td data-label="Données" className="number">
                  {axis === 'mesh' && line.count >= mostInCell ? '1\u202f000 et plus' : printNumber(String(line.count))}
                </td>
                {isDated && axis !== 'year' && <td data-label="Première">{printDate(line.first)}</td>}
                {isDated && axis !== 'year' && <td data-label="Dernière">{printDate(line.last)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {cut && <p className="quiet-text">Les {lines.length} premières lignes sont montrées.</p>}
    </div>
  );
}

function queryOf(axis: keyof typeof heads, key: string, filter: RecordFilter): URLSearchParams {
  if (axis === 'taxon') return writeRecordFilter({ ...filter, taxon: Number(key) });
  if (axis === 'year') return writeRecordFilter({ ...filter, from: `${key}-01-01`, to: `${key}-12-31` });
  return writeRecordFilter({ ...filter, place: { kind: axis, code: key } });
}
