import { Link } from 'react-router';
import { printCount } from '../../kernel/french.ts';
import { EmptyState } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { authorise, listOrganisations, organisationsWhere } from '../index.ts';
import { organisationKindLabels } from '../organisation.ts';
import type { Route } from './+types/organisations';

export function loader({ request, context }: Route.LoaderArgs) {
  const { db, actor } = contextOf(context);
  return reading(request, async () => {
    const mine = organisationsWhere(actor, 'organisation.manage');
    const read = organisationsWhere(actor, 'audit.read');
    if (read.length === 0) authorise(actor, 'person.manage', { organisationId: '' });
    const organisations = await listOrganisations(db);
    return {
      organisations: organisations.filter(({ id }) => read.includes(id)),
      others: organisations.filter(({ id }) => !read.includes(id)),
      mayAdd: mine.length > 0,
    };
  });
}

export default function Organisations({ loaderData: { organisations, others, mayAdd } }: Route.ComponentProps) {
  return (
    <div className="page">
      <title>Administration – Carreau</title>
      <h1>Administration</h1>
      <div className="table-scroll">
        <table className="table-rows">
          <caption>Vos organisations</caption>
          <thead>
            <tr>
              <th scope="col">Nom</th>
              <th scope="col">Nature</th>
              <th scope="col">Personnes</th>
              <th scope="col">Services</th>
              <th scope="col">Journal</th>
            </tr>
          </thead>
          <tbody>
            {organisations.map(({ id, slug, name, kind, people, services, publisher }) => (
              <tr key={id}>
                <td>
                  <Link to={`/administration/organisations/${slug}`}>{name}</Link>
                  {publisher && <span className="quiet-text"> publie des rapports</span>}
                </td>
                <td data-label="Nature">{organisationKindLabels[kind]}</td>
                <td data-label="Personnes">{printCount(people, 'personne')}</td>
                <td data-label="Services">
                  <Link to={`/administration/organisations/${slug}/services`}>{printCount(services, 'service')}</Link>
                </td>
                <td data-label="Journal">
                  <Link to={`/administration/organisations/${slug}/journal`}>Journal</Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {mayAdd && (
        <p className="row" style={{ marginTop: 'var(--gap-6)' }}>
          <Link className="button main" to="/administration/organisations/nouvelle">
            Ajouter une organisation
          </Link>
          <Link className="button" to="/administration/perimetres">
            Dessiner un périmètre
          </Link>
        </p>
      )}
      <section aria-labelledby="autres">
        <h2 id="autres">Autres organisations de cette installation</h2>
        {others.length === 0 ? (
          <EmptyState title="Aucune autre organisation pour l’instant">
            <p>Partenaires, bailleurs, services de l’État&nbsp;: ajoutez ceux qui pilotent ou financent des actions.</p>
          </EmptyState>
        ) : (
          <ul>
            {others.map(({ id, name, kind }) => (
              <li key={id}>
                {name} <span className="quiet-text">{organisationKindLabels[kind]}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}
