import { Link, redirect } from 'react-router';
import { EmptyState } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { readSightingReaders } from '../index.ts';
import type { Route } from './+types/choose-reader';
import { SightingPage } from './sighting-page.tsx';

/** Where pages lead: to the form, or to the choice of who will read it. */
export const loader = ({ request, context }: Route.LoaderArgs) =>
  reading(request, async () => {
    const { search } = new URL(request.url);
    const readers = await readSightingReaders(contextOf(context));
    const [only, other] = readers;
    if (only && !other) throw redirect(`/nature/envoyer/${only.slug}${search}`);
    return { readers, search };
  });

export default function ChooseReaderPage({ loaderData: { readers, search } }: Route.ComponentProps) {
  return (
    <SightingPage>
      {readers.length === 0 ? (
        <EmptyState title="Personne ne demande d’observations pour l’instant" />
      ) : (
        <>
          <p className="lead">À qui l’envoyer{'\u202f'}?</p>
          <ul>
            {readers.map(({ slug, name }) => (
              <li key={slug}>
                <Link to={`/nature/envoyer/${slug}${search}`}>{name}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </SightingPage>
  );
}
