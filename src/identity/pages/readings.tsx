import { printInstant } from '../../kernel/french.ts';
import { ColumnHeads } from '../../web/components/column-heads.tsx';
import { EmptyState } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { listReadings, noteReading } from '../index.ts';
import { readings } from '../reading/reading.ts';
import type { Route } from './+types/readings';
import { managedOrganisation } from './managed-organisation.ts';

const most = 500;

export function loader({ request, params, context }: Route.LoaderArgs) {
  const world = contextOf(context);
  return reading(request, async () => {
    const { id: organisationId, name, slug } = await managedOrganisation(world, params.slug);
    await noteReading(world, { organisationId, what: 'readings' });
    return { name, slug, read: await listReadings(world.db, organisationId, most) };
  });
}

/** Who read what names people, or where sensitive species are. */
export default function Readings({ loaderData: { name, slug, read } }: Route.ComponentProps) {
  return (
    <>
      <title>{`Consultations – ${name} – Carreau`}</title>
      <h2>Consultations</h2>
      <p className="quiet-text">
        Qui a lu ou emporté ce qui nomme des personnes, ou situe exactement une espèce sensible&nbsp;: une ligne par
        jour et par chose lue. Les {most} dernières ici, toutes dans le fichier&#8239;; gardées six mois.
      </p>
      <p>
        <a href={`/administration/organisations/${slug}/consultations.csv`} download>
          Télécharger les consultations (CSV)
        </a>
      </p>
      {read.length === 0 ? (
        <EmptyState title="Aucune consultation" />
      ) : (
        <table className="table-rows">
          <caption className="visually-hidden">Consultations, la dernière en tête</caption>
          <ColumnHeads labels={['Quand', 'Personne', 'Ce qui a été lu', 'Numéro']} />
          <tbody>
            {read.map(({ at, person, what, objectId }) => (
              <tr key={`${at} ${person} ${what} ${objectId}`}>
                <td>{printInstant(at)}</td>
                <td data-label="Personne">{person ?? 'en ligne de commande'}</td>
                <td data-label="Ce qui a été lu">{readings[what]}</td>
                <td data-label="Numéro" className={objectId ? undefined : 'nothing'}>
                  {objectId ?? '–'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
