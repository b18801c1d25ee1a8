import { Link } from 'react-router';

/** From one page of a list to the next; nothing where there is one only. */
export function Pages({ page, last, at }: { page: number; last: number; at: (page: number) => string }) {
  if (last < 2) return null;
  return (
    <nav aria-label="Pages" className="row">
      {page > 1 && <Link to={at(page - 1)}>Page précédente</Link>}
      <span>
        Page {page} sur {last}
      </span>
      {page < last && <Link to={at(page + 1)}>Page suivante</Link>}
    </nav>
  );
}
