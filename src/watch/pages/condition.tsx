import { Link, redirect } from 'react-router';
import { todayOf } from '../../kernel/day.ts';
import { printDate, printInstant } from '../../kernel/french.ts';
import { GeneratedBadge } from '../../web/components/generated-badge.tsx';
import { Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { audienceLabels } from '../audience.ts';
import { type Condition, readCondition, type ToldObservation } from '../index.ts';
import type { Route } from './+types/condition';
import { inOneSentence, LevelWord, PhotoStrip, TrendWord } from './condition-parts.tsx';
import { ObservationForm } from './observation-form.tsx';
import { recordFromForm } from './record-from-form.ts';
import './condition.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  const query = new URL(request.url).searchParams;
  return reading(request, async () => ({
    ...(await readCondition(carried, params.id)),
    today: todayOf(carried.effects),
    // Made with the page: sent twice, the form is kept once.
    newId: crypto.randomUUID(),
    correcting: query.get('corriger'),
    campaignId: query.get('campagne'),
  }));
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, async () => {
    await recordFromForm(contextOf(context), params.id, form);
    const campaign = form.get('campaignId');
    return redirect(campaign ? `/terrain/${campaign}` : `/sites/${params.id}/etat`);
  });
}

export default function ConditionPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { site, scale, observations, corrected, correcting, mayRecord } = loaderData;
  const refused = isRefusal(actionData) ? actionData : undefined;
  const replaced = observations.find(({ id }) => id === correcting);
  return (
    <div className="page">
      <title>{`État – ${site.name} – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/sites">Sites</Link> › <Link to={`/sites/${params.id}`}>{site.name}</Link>
      </p>
      <h1>État</h1>
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      <Standing condition={loaderData} />
      {observations.length > 0 && (
        <section aria-labelledby="releves">
          <h2 id="releves">Relevés</h2>
          <ol className="observations">
            {observations.map((observation) => (
              <li key={observation.id}>
                <ObservationItem observation={observation} condition={loaderData} />
              </li>
            ))}
          </ol>
        </section>
      )}
      {mayRecord && scale && (
        <ObservationForm
          key={replaced?.id ?? 'new'}
          siteId={site.id}
          scale={scale}
          today={loaderData.today}
          newId={loaderData.newId}
          campaignId={loaderData.campaignId}
          replaced={replaced}
          refused={refused}
        />
      )}
      {corrected.length > 0 && (
        <details className="corrected">
          <summary>Relevés corrigés depuis ({corrected.length})</summary>
          <ol className="observations">
            {corrected.map((observation) => (
              <li key={observation.id}>
                <ObservationItem observation={observation} condition={{ ...loaderData, mayRecord: false }} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </div>
  );
}

function Standing({ condition }: { condition: Condition }) {
  const { latest, former, trend, trendLabel, scale, mayRecord } = condition;
  if (!scale) return <p>L’état de ce type de site ne se relève pas{'\u00a0'}: celui de ses éléments, oui.</p>;
  if (!latest)
    return (
      <p className="lead">
        Personne n’a encore relevé l’état de ce site.{mayRecord && ' Le premier relevé se fait ci-dessous.'}
      </p>
    );
  return (
    <p className="lead condition-now">
      <LevelWord scale={scale} observation={latest} />
      <TrendWord trend={trend} label={trendLabel} />
      {latest.generated && <GeneratedBadge />}
      {former && (
        <span className="quiet-text">
          du {printDate(former.observedOn)} ({former.levelLabel.toLowerCase()}) au {printDate(latest.observedOn)}
        </span>
      )}
    </p>
  );
}

function ObservationItem({ observation, condition }: { observation: ToldObservation; condition: Condition }) {
  const { site, scale, mayRecord } = condition;
  const { campaign, comment, pathologyLabels, replacesId, reason, recordedAt } = observation;
  return (
    <article className="observation" id={observation.id}>
      <h3>{printDate(observation.observedOn)}</h3>
      <p className="condition-now">
        <LevelWord scale={scale} observation={observation} />
        {observation.generated && <GeneratedBadge />}
        {observation.replacedBy && <span className="badge tone-quiet">Corrigé depuis</span>}
      </p>
      {pathologyLabels.length > 0 && <p>{inOneSentence(pathologyLabels)}</p>}
      {comment && <p className="kept-lines">{comment}</p>}
      <PhotoStrip siteId={site.id} observation={observation} />
      <p className="quiet-text">
        {observation.observer}, {observation.accessLabel.toLowerCase()}
        {campaign && (
          <>
            , campagne <Link to={`/veille/campagnes/${campaign.id}`}>{campaign.title}</Link>
          </>
        )}
        . Enregistré le {printInstant(recordedAt)}. {audienceLabels[observation.audience]}.
        {replacesId && ` Corrige un relevé\u00a0: ${reason}`}
      </p>
      {mayRecord && (
        <p>
          <Link to={`?corriger=${observation.id}#releve`}>
            Corriger<span className="visually-hidden"> le relevé du {printDate(observation.observedOn)}</span>
          </Link>
        </p>
      )}
    </article>
  );
}
