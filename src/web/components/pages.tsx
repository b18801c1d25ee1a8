import { Link, useSearchParams } from 'react-router';

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

/** The same, where the address says all that the list is kept to. */
export function PagesHere({ page, last, anchor = '' }: { page: number; last: number; anchor?: string }) {
  const [query] = useSearchParams();
  const at = (wanted: number) => {
    const next = new URLSearchParams(query);
    next.set('page', String(wanted));
    return `?${next}${anchor && `#${anchor}`}`;
  };
  return <Pages page={page} last={last} at={at} />;
}
