import { Link, redirect } from 'react-router';
import { listOrganisationNames, organisationsWhere } from '../../identity/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { slugOf } from '../../kernel/french.ts';
import { ChoiceField } from '../../web/components/choice-field.tsx';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import { Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { savePerimeter } from '../index.ts';
import { territoryHref } from '../territory.ts';
import type { Route } from './+types/perimeter';

export function loader({ request, context }: Route.LoaderArgs) {
  const { db, actor } = contextOf(context);
  return reading(request, async () => {
    const organisations = await listOrganisationNames(db, organisationsWhere(actor, 'organisation.manage'));
    if (organisations.length > 0) return { organisations };
    if (!actor.person) throw new DomainError('unauthenticated', 'sign_in_needed', 'Connectez-vous pour continuer.');
    throw new DomainError(
      'forbidden',
      'not_allowed',
      'Seule l’administration d’une organisation dessine un périmètre.',
    );
  });
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, async () => {
    const name = String(form.get('nom') ?? '').trim();
    await savePerimeter(contextOf(context), {
      organisationId: String(form.get('organisation')),
      name,
      communes:
        String(form.get('communes') ?? '')
          .match(/\b(\d{5}|2[AB]\d{3})\b/gi)
          ?.map((code) => code.toUpperCase()) ?? [],
      source: String(form.get('source') ?? ''),
    });
    return redirect(territoryHref({ kind: 'perimeter', code: slugOf(name) }));
  });
}

export default function PerimeterPage({ loaderData, actionData }: Route.ComponentProps) {
  const refused = isRefusal(actionData) ? actionData : undefined;
  return (
    <div className="page reading">
      <title>Dessiner un périmètre – Carreau</title>
      <p className="quiet-text">
        <Link to="/administration">Administration</Link> › Périmètres
      </p>
      <h1>Dessiner un périmètre</h1>
      <p className="lead">
        Un SCoT, un bassin, un périmètre classé&nbsp;: une liste de communes sous un nom. Un périmètre enregistré à
        nouveau sous le même nom est remplacé.
      </p>
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      <ProtectedForm className="stack">
        <ChoiceField
          label="Organisation"
          name="organisation"
          choices={loaderData.organisations}
          chosen={refused?.kept.organisation}
        />
        <Field label="Nom du périmètre">
          {(ids) => <input {...ids} name="nom" required defaultValue={refused?.kept.nom} />}
        </Field>
        <Field
          label="Codes INSEE des communes"
          hint="Un par ligne, ou collés d’un tableur : tout ce qui n’est pas un code est laissé de côté."
        >
          {(ids) => <textarea {...ids} name="communes" rows={8} required defaultValue={refused?.kept.communes} />}
        </Field>
        <Field label="Source" hint="D’où vient cette liste : arrêté, délibération, page.">
          {(ids) => <input {...ids} name="source" defaultValue={refused?.kept.source} />}
        </Field>
        <div>
          <button type="submit" className="main">
            Enregistrer le périmètre
          </button>
        </div>
      </ProtectedForm>
    </div>
  );
}
