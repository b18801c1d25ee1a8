/** One page of a list that was read whole, as the address asks for it: "?page=2". */
export function pageOf<Row>(rows: readonly Row[], query: URLSearchParams, size = 100) {
  const last = Math.max(1, Math.ceil(rows.length / size));
  const page = Math.min(last, Math.max(1, Number.parseInt(query.get('page') ?? '', 10) || 1));
  return { rows: rows.slice((page - 1) * size, page * size), page, last };
}
