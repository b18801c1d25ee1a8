import { Link, redirect } from 'react-router';
import { authorise, organisationsWhere } from '../../identity/index.ts';
import { todayOf } from '../../kernel/day.ts';
import { formChoices } from '../../watch/pages/form-choices.ts';
import { KeptForm } from '../../watch/pages/kept-form.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, reading, typedIn } from '../../web/forms.ts';
import { campaignParts } from '../campaign/campaign.ts';
import { readReshootCampaignToEdit, saveReshootCampaign } from '../index.ts';
import type { Route } from './+types/edit-campaign';
import '../../watch/pages/watch.css';

const verb = 'campaign.plan';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const kept = params.id ? await readReshootCampaignToEdit(carried, params.id) : undefined;
    const organisationId = kept?.row.organisationId ?? organisationsWhere(carried.actor, verb)[0] ?? '';
    authorise(carried.actor, verb, { organisationId });
    return {
      kept: kept && { id: kept.row.id, version: kept.row.version, values: kept.values },
      today: todayOf(carried.effects),
      ...(await formChoices(carried, verb, kept && organisationId)),
    };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, async () => {
    const { id } = await saveReshootCampaign(contextOf(context), Object.fromEntries(typedIn(form)), params.id);
    return redirect(`/photographies/campagnes/${id}`);
  });
}

export default function EditReshootCampaignPage({ loaderData, actionData }: Route.ComponentProps) {
  const { kept, today, organisations, people } = loaderData;
  const title = kept ? 'Modifier la campagne' : 'Préparer une campagne de reprises';
  return (
    <div className="page">
      <title>{`${title}${kept ? ` – ${kept.values.title}` : ''} – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/photographies/campagnes">Campagnes de reprises</Link>
        {kept && (
          <>
            {' › '}
            <Link to={`/photographies/campagnes/${kept.id}`}>{kept.values.title}</Link>
          </>
        )}
      </p>
      <h1>{title}</h1>
      <KeptForm
        parts={campaignParts}
        kept={kept}
        offered={{ startsOn: today }}
        answer={actionData}
        organisations={kept ? [] : organisations}
        people={people}
        submit="Enregistrer la campagne"
      />
    </div>
  );
}
