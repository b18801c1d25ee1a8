import { Link } from 'react-router';
import { StructuredData } from '../../../web/components/structured-data.tsx';
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
    const { document, easyRead } = await readPublishedEdition(contextOf(context).db, address);
    prepareRenderer();
    return editionReading(document, editionPath(address), easyRead);
  });
}

export default function Edition({ loaderData }: Route.ComponentProps) {
  const { title, year, publisher } = loaderData.edition;
  return (
    <div className="page report">
      <title>{`${title} – Carreau`}</title>
      <StructuredData
        about={{
          '@type': 'Report',
          name: title,
          inLanguage: 'fr',
          temporalCoverage: String(year),
          datePublished: loaderData.frozenAt?.slice(0, 10),
          publisher: { '@type': 'Organization', name: publisher.name },
        }}
      />
      <p className="crumbs">
        <Link to="/rapports">Rapports</Link> › {publisher.name}
      </p>
      <EditionPage reading={loaderData} />
    </div>
  );
}
