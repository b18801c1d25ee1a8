import { Link, redirect } from 'react-router';
import { ProtectedForm } from '../../web/components/form.tsx';
import { Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { authorise, createOrganisation, organisationsWhere } from '../index.ts';
import type { Route } from './+types/new-organisation';
import { OrganisationFields, readOrganisationForm } from './organisation-fields.tsx';

export function loader({ request, context }: Route.LoaderArgs) {
  const { actor } = contextOf(context);
  const [organisationId = ''] = organisationsWhere(actor, 'organisation.manage');
  return reading(request, async () => authorise(actor, 'organisation.manage', { organisationId }));
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, async () => {
    const { slug } = await createOrganisation(contextOf(context), readOrganisationForm(form));
    return redirect(`/administration/organisations/${slug}`);
  });
}

export default function NewOrganisation({ actionData }: Route.ComponentProps) {
  const refused = isRefusal(actionData) ? actionData : undefined;
  return (
    <div className="page reading">
      <title>Ajouter une organisation – Carreau</title>
      <p className="quiet-text">
        <Link to="/administration">Administration</Link> › Organisations
      </p>
      <h1>Ajouter une organisation</h1>
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      <ProtectedForm className="stack">
        <OrganisationFields values={{ ...refused?.kept, publisher: refused?.kept.publisher === 'on' }} />
        <div>
          <button type="submit" className="main">
            Ajouter l’organisation
          </button>
        </div>
      </ProtectedForm>
    </div>
  );
}
