import { Link } from 'react-router';
import { contextOf } from '../../../web/context.ts';
import { reading } from '../../../web/forms.ts';
import { listCommitmentPages, readPublishedEdition } from '../../published/read-published.ts';
import type { Route } from './+types/sheet';
import { addressOf, editionPath } from './address.ts';
import { sheetReading } from './readings.ts';
import { SheetPage } from './sheet-page.tsx';

export async function loader({ request, params, context }: Route.LoaderArgs) {
  return reading(request, async () => {
    const address = addressOf(params);
    const { db } = contextOf(context);
    const [{ document }, commitments] = await Promise.all([
      readPublishedEdition(db, address),
      listCommitmentPages(db, address, params.code),
    ]);
    return sheetReading(document, editionPath(address), params.code, commitments);
  });
}

export default function Sheet({ loaderData }: Route.ComponentProps) {
  const { base, title, section, sheet } = loaderData;
  return (
    <div className="page report">
      <title>{`${sheet.title} – ${title} – Carreau`}</title>
      <p className="crumbs">
        <Link to="/rapports">Rapports</Link> › <Link to={base}>{title}</Link> › {section}
      </p>
      <SheetPage reading={loaderData} />
    </div>
  );
}
