import { Link } from 'react-router';
import { contextOf } from '../../../web/context.ts';
import { reading } from '../../../web/forms.ts';
import { readPublishedEdition } from '../../published/read-published.ts';
import { prepareRenderer } from '../../render/renderer.ts';
import type { Route } from './+types/edition';
import { addressOf, editionPath } from './address.ts';
import { EditionPage } from './edition-page.tsx';
import { editionReading } from './readings.ts';

export async function loader({ request, params, context }: Route.LoaderArgs) {
  return reading(request, async () => {
    const address = addressOf(params);
    const { document } = await readPublishedEdition(contextOf(context).db, address);
    prepareRenderer();
    return editionReading(document, editionPath(address));
  });
}

export default function Edition({ loaderData }: Route.ComponentProps) {
  const { title, publisher } = loaderData.edition;
  return (
    <div className="page report">
      <title>{`${title} – Carreau`}</title>
      <p className="crumbs">
        <Link to="/rapports">Rapports</Link> › {publisher.name}
      </p>
      <EditionPage reading={loaderData} />
    </div>
  );
}
