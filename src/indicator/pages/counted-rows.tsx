import { Link } from 'react-router';
import { may } from '../../identity/index.ts';
import { missing } from '../../kernel/errors.ts';
import { printCount } from '../../kernel/french.ts';
import { typeset } from '../../kernel/typeset.ts';
import { Pages } from '../../web/components/pages.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { printFigures, readCounting, readIndicatorPage, rowsPage } from '../index.ts';
import type { Route } from './+types/counted-rows';
import { CountedRows } from './counting.tsx';
import './figure.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const world = contextOf(context);
  return reading(request, async () => {
    const found = await readIndicatorPage(world, params.id);
    if (!found) throw missing('Cet indicateur');
    const { organisationId, code } = found.indicator;
    const published = !may(world.actor, 'work.read', { organisationId });
    const query = new URL(request.url).searchParams;
    const wanted = { organisationId, code, period: query.get('periode') ?? 'latest' };
    const [figure = null] = (await printFigures(world.db, [wanted], { published })).values();
    if (published && !figure) throw missing('Ce chiffre');
    const page = Math.max(1, Number.parseInt(query.get('page') ?? '', 10) || 1);
    const shown = { figure, offset: (page - 1) * rowsPage, limit: rowsPage };
    const counting = await readCounting(world, found.indicator, shown);
    if (!counting) throw missing('Cette liste de lignes');
    const { indicator } = found;
    return { indicator, figure, counting, page, last: Math.max(1, Math.ceil(counting.seen / rowsPage)) };
  });
}

export default function CountedRowsPage({ loaderData }: Route.ComponentProps) {
  const { indicator, figure, counting, page, last } = loaderData;
  const pageHref = (to: number) => `?${new URLSearchParams({ periode: counting.periodCode, page: String(to) })}`;
  return (
    <div className="page">
      <title>{`Lignes comptées, ${indicator.label} – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/indicateurs">Indicateurs</Link> ›{' '}
        <Link to={`/indicateurs/${indicator.id}?periode=${encodeURIComponent(counting.periodCode)}`}>
          {indicator.label}
        </Link>
      </p>
      <h1>{`Les lignes comptées, ${counting.periodLabel}`}</h1>
      <p className="lead">
        {figure ? `${figure.printed}\u00a0: ` : ''}
        {typeset(counting.told)}.
      </p>
      {counting.total > 0 && <p>{printCount(counting.total, 'ligne')}.</p>}
      <CountedRows counting={counting} />
      <Pages page={page} last={last} at={pageHref} />
    </div>
  );
}
