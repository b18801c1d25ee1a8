import { Link, redirect } from 'react-router';
import { authorise, listMembersOf, listOrganisationNames, organisationsWhere } from '../../identity/index.ts';
import { todayOf } from '../../kernel/day.ts';
import { ChoiceField } from '../../web/components/choice-field.tsx';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import { Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { readCampaign, saveCampaign } from '../index.ts';
import type { Route } from './+types/edit-campaign';
import './condition.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const found = params.id ? await readCampaign(carried, params.id) : null;
    const organisationIds = found
      ? [found.campaign.organisationId]
      : organisationsWhere(carried.actor, 'campaign.plan');
    authorise(carried.actor, 'campaign.plan', { organisationId: organisationIds[0] ?? '' });
    const members = await Promise.all(organisationIds.map((id) => listMembersOf(carried.db, id)));
    return {
      campaign: found?.campaign ?? null,
      organisations: await listOrganisationNames(carried.db, organisationIds),
      // Somebody who works in two organisations is shown once.
      people: [...new Map(members.flat().map((member) => [member.id, member])).values()]
        .filter(({ disabled }) => !disabled)
        .map(({ id, name }) => ({ id, name })),
      today: todayOf(carried.effects),
    };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? '');
  return answering(request, form, async () => {
    const saved = await saveCampaign(contextOf(context), {
      ...(params.id ? { id: params.id, version: Number(text('version')) } : {}),
      organisationId: text('organisation'),
      title: text('title'),
      purpose: text('purpose'),
      startsOn: text('startsOn'),
      endsOn: text('endsOn') || null,
      personIds: form.getAll('person').map(String),
      closed: form.has('closed'),
    });
    return redirect(`/veille/campagnes/${saved.id}`);
  });
}

export default function EditCampaign({ loaderData, actionData }: Route.ComponentProps) {
  const { campaign, organisations, people, today } = loaderData;
  const refused = isRefusal(actionData) ? actionData : undefined;
  const kept = (name: string, otherwise: string): string => refused?.kept[name] ?? otherwise;
  const chosen = new Set(refused ? refused.keptLists.person : campaign?.people.map(({ id }) => id));
  const title = campaign ? 'Modifier la campagne' : 'Préparer une campagne de visites';
  return (
    <div className="page narrow">
      <title>{`${title}${campaign ? ` – ${campaign.title}` : ''} – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/veille">Veille</Link> › <Link to="/veille/campagnes">Campagnes de visites</Link>
        {campaign && (
          <>
            {' › '}
            <Link to={`/veille/campagnes/${campaign.id}`}>{campaign.title}</Link>
          </>
        )}
      </p>
      <h1>{title}</h1>
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      <ProtectedForm className="stack">
        <input type="hidden" name="version" value={campaign?.version ?? 0} />
        {organisations.length > 1 ? (
          <ChoiceField
            label="Organisation"
            name="organisation"
            choices={organisations}
            chosen={refused?.kept.organisation}
          />
        ) : (
          <input type="hidden" name="organisation" value={organisations[0]?.id ?? ''} />
        )}
        <Field label="Nom de la campagne">
          {(ids) => (
            <input {...ids} name="title" required maxLength={200} defaultValue={kept('title', campaign?.title ?? '')} />
          )}
        </Field>
        <Field label="Ce qu’elle cherche">
          {(ids) => (
            <textarea {...ids} name="purpose" rows={3} defaultValue={kept('purpose', campaign?.purpose ?? '')} />
          )}
        </Field>
        <div className="side-fields">
          <Field label="Début">
            {(ids) => (
              <input
                {...ids}
                type="date"
                name="startsOn"
                required
                defaultValue={kept('startsOn', campaign?.startsOn ?? today)}
              />
            )}
          </Field>
          <Field label="Fin, si elle est connue">
            {(ids) => (
              <input {...ids} type="date" name="endsOn" defaultValue={kept('endsOn', campaign?.endsOn ?? '')} />
            )}
          </Field>
        </div>
        <fieldset className="choices choices-short">
          <legend>Sur le terrain</legend>
          {people.map(({ id, name }) => (
            <label key={id} className="choice">
              <input type="checkbox" name="person" value={id} defaultChecked={chosen.has(id)} />
              <span>{name}</span>
            </label>
          ))}
        </fieldset>
        {campaign && (
          <label className="choice">
            <input type="checkbox" name="closed" defaultChecked={campaign.closed} />
            <span>
              Close <span className="quiet-text">ce qui a été relevé hors ligne avant arrivera encore</span>
            </span>
          </label>
        )}
        <div>
          <button type="submit" className="main">
            {campaign ? 'Enregistrer' : 'Créer la campagne, puis choisir les sites'}
          </button>
        </div>
      </ProtectedForm>
    </div>
  );
}
