import { Link } from 'react-router';
import { contextOf } from '../../../web/context.ts';
import { reading } from '../../../web/forms.ts';
import { readPublishedEdition } from '../../published/read-published.ts';
import type { Route } from './+types/figure';
import { addressOf, editionPath, figurePath } from './address.ts';
import { FigurePage } from './figure-page.tsx';
import { figureReading } from './readings.ts';
import './report.css';

export async function loader({ request, params, context }: Route.LoaderArgs) {
  return reading(request, async () => {
    const address = addressOf(params);
    const { document } = await readPublishedEdition(contextOf(context).db, address);
    const base = editionPath(address);
    const { charts, ...read } = figureReading(document, base, params.key);
    return { ...read, charts: { ...charts, shared: { under: figurePath(base, params.key), asked: '' } } };
  });
}

export default function Figure({ loaderData }: Route.ComponentProps) {
  const { base, title, figure } = loaderData;
  return (
    <div className="page report">
      <title>{`${figure.label}, ${figure.periodLabel} – ${title} – Carreau`}</title>
      <p className="crumbs">
        <Link to="/rapports">Rapports</Link> › <Link to={base}>{title}</Link> › Chiffre {figure.code}
      </p>
      <FigurePage reading={loaderData} />
    </div>
  );
}
