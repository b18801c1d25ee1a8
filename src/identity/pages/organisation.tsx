import { ProtectedForm } from '../../web/components/form.tsx';
import { Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { changeOrganisation, listChangesOf, tellChanges } from '../index.ts';
import type { Route } from './+types/organisation';
import { ObjectHistory } from './audit-trail.tsx';
import { managedOrganisation } from './managed-organisation.ts';
import { OrganisationFields, readOrganisationForm } from './organisation-fields.tsx';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const world = contextOf(context);
  return reading(request, async () => {
    const organisation = await managedOrganisation(world, params.slug);
    const lines = await listChangesOf(world.db, 'organisation', organisation.id);
    return { organisation, history: await tellChanges(world, lines) };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const world = contextOf(context);
  return answering(request, form, async () => {
    const { id } = await managedOrganisation(world, params.slug);
    await changeOrganisation(world, { organisationId: id, ...readOrganisationForm(form) });
    return { saved: true };
  });
}

export default function OrganisationPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, history } = loaderData;
  const refused = isRefusal(actionData) ? actionData : undefined;
  return (
    <div style={{ maxWidth: 'var(--measure)' }}>
      <title>{`${organisation.name} – Administration – Carreau`}</title>
      <h2>Organisation</h2>
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      {actionData && !refused && <Notice tone="done">Les changements sont enregistrés.</Notice>}
      <ProtectedForm className="stack">
        <OrganisationFields
          values={refused ? { ...refused.kept, publisher: refused.kept.publisher === 'on' } : organisation}
        />
        <div>
          <button type="submit" className="main">
            Enregistrer
          </button>
        </div>
      </ProtectedForm>
      <ObjectHistory lines={history} />
    </div>
  );
}
