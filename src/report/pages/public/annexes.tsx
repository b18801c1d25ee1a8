import { Link } from 'react-router';
import { contextOf } from '../../../web/context.ts';
import { reading } from '../../../web/forms.ts';
import { readPublishedEdition } from '../../published/read-published.ts';
import type { Route } from './+types/annexes';
import { addressOf, editionPath } from './address.ts';
import { AnnexesPage } from './annexes-page.tsx';
import { annexesReading } from './readings.ts';
import './report.css';

export async function loader({ request, params, context }: Route.LoaderArgs) {
  return reading(request, async () => {
    const address = addressOf(params);
    const { document } = await readPublishedEdition(contextOf(context).db, address);
    return annexesReading(document, editionPath(address));
  });
}

export default function Annexes({ loaderData }: Route.ComponentProps) {
  const { base, title } = loaderData;
  return (
    <div className="page report">
      <title>{`Annexes – ${title} – Carreau`}</title>
      <p className="crumbs">
        <Link to="/rapports">Rapports</Link> › <Link to={base}>{title}</Link> › Annexes
      </p>
      <AnnexesPage reading={loaderData} />
    </div>
  );
}
