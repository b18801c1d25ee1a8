import { Link, NavLink, Outlet } from 'react-router';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import type { Route } from './+types/organisation-tabs';
import { managedOrganisation } from './managed-organisation.ts';
import './identity.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  return reading(request, async () => {
    const { name, slug } = await managedOrganisation(contextOf(context), params.slug, 'audit.read');
    return { name, slug };
  });
}

/** What the administration pages of an organisation share. */
export default function OrganisationTabs({ loaderData: { name, slug } }: Route.ComponentProps) {
  const base = `/administration/organisations/${slug}`;
  return (
    <div className="page">
      <p className="quiet-text">
        <Link to="/administration">Administration</Link> › Organisation
      </p>
      <h1>{name}</h1>
      <nav aria-label="Administration de l’organisation" className="tabs">
        <NavLink to={base} end>
          Personnes et rôles
        </NavLink>
        <NavLink to={`${base}/services`}>Services</NavLink>
        <NavLink to={`${base}/reglages`}>Organisation</NavLink>
        <NavLink to={`${base}/connexions`}>Connexions</NavLink>
        <NavLink to={`${base}/consultations`}>Consultations</NavLink>
        <NavLink to={`${base}/sources`}>Sources suivies</NavLink>
        <NavLink to={`${base}/programmes`}>Programmes prévenus</NavLink>
        <NavLink to={`${base}/journal`}>Journal</NavLink>
      </nav>
      <Outlet />
    </div>
  );
}
