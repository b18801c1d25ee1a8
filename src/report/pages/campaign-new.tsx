import { Link, redirect } from 'react-router';
import { authorise, listOrganisationNames, organisationsWhere } from '../../identity/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { frenchYear } from '../../kernel/french.ts';
import { ChoiceField } from '../../web/components/choice-field.tsx';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import { Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { listEditions } from '../edition/edition.sql.ts';
import { openEdition } from '../edition/open-edition.ts';
import { listReportTypes } from '../read-report-type.ts';
import type { Route } from './+types/campaign-new';
import './campaign.css';

export function loader({ request, context }: Route.LoaderArgs) {
  const { actor, db, effects } = contextOf(context);
  return reading(request, async () => {
    const mine = organisationsWhere(actor, 'edition.open');
    if (mine.length === 0) authorise(actor, 'edition.open', { organisationId: '' });
    const organisations = await listOrganisationNames(db, mine);
    const [first] = organisations;
    const [latest] = first ? await listEditions(db, { organisationId: first.id }) : [];
    return {
      usualType: latest?.type,
      // The next of a series, or the year that has just ended.
      year: latest ? latest.year + 1 : frenchYear(effects.now()) - 1,
      types: listReportTypes().map(({ name, label, description }) => ({ name, label, description })),
      organisations,
    };
  });
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? '').trim();
  return answering(request, form, async () => {
    if (!text('trame')) throw new DomainError('invalid', 'type_needed', 'Choisissez la trame du rapport.');
    const { id } = await openEdition(contextOf(context), {
      organisationId: text('organisation'),
      reportType: text('trame'),
      year: Number(text('annee')),
      ...(text('titre') ? { title: text('titre') } : {}),
      dueOn: text('echeance') || null,
    });
    return redirect(`/travail/campagnes/${id}`);
  });
}

export default function NewCampaignPage({ loaderData, actionData }: Route.ComponentProps) {
  const { types, organisations, usualType, year } = loaderData;
  const refused = isRefusal(actionData) ? actionData : undefined;
  const kept = refused?.kept ?? {};
  return (
    <div className="page reading">
      <title>Ouvrir une campagne – Carreau</title>
      <h1>Ouvrir une campagne</h1>
      <p>
        Si le rapport a paru l’année précédente, la campagne reprend ses fiches, leurs services et leurs chiffres, et
        demande à chacun ce que sont devenus ses engagements.
      </p>
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      <ProtectedForm className="stack opening">
        <ChoiceField label="Organisation" name="organisation" choices={organisations} chosen={kept.organisation} />
        <fieldset>
          <legend>Trame</legend>
          {types.map(({ name, label, description }) => (
            <label key={name} className="choice">
              <input
                type="radio"
                name="trame"
                value={name}
                required
                defaultChecked={(kept.trame ?? usualType) === name}
              />
              <span>
                {label}
                <span className="quiet-text board-note">{description}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <Field label="Année du rapport" hint="Celle dont il rend compte.">
          {(ids) => (
            <input
              {...ids}
              type="number"
              name="annee"
              min={1990}
              max={2100}
              required
              defaultValue={kept.annee ?? year}
            />
          )}
        </Field>
        <Field label="Titre" hint="Laissez vide pour garder celui de la trame.">
          {(ids) => <input {...ids} name="titre" maxLength={250} defaultValue={kept.titre} />}
        </Field>
        <Field label="Fiches à rendre le">
          {(ids) => <input {...ids} type="date" name="echeance" defaultValue={kept.echeance} />}
        </Field>
        <div className="row">
          <button type="submit" className="main">
            Ouvrir la campagne
          </button>
          <Link to="/travail">Revenir sans ouvrir</Link>
        </div>
      </ProtectedForm>
    </div>
  );
}
