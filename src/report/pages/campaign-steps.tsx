import { Link, redirect } from 'react-router';
import { may, readHistory, tellChanges } from '../../identity/index.ts';
import { ObjectHistory } from '../../identity/pages/audit-trail.tsx';
import { printInstant } from '../../kernel/french.ts';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import { Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { listSteps } from '../edition/edition.sql.ts';
import { readEditionFacts } from '../edition/edition-facts.ts';
import { conditionsOf, type EditionMove, movesFrom } from '../edition/edition-state.rule.ts';
import { moveEdition } from '../edition/move-edition.ts';
import { openErratum } from '../edition/open-erratum.ts';
import { proceedings } from '../edition/proceedings.ts';
import { proceedingsFrom } from '../edition/proceedings-form.ts';
import { readCampaign } from '../edition/read-campaign.ts';
import { saveProceedings } from '../edition/save-edition.ts';
import { stateLabel } from '../report-type.ts';
import { editionStates } from '../states.ts';
import type { Route } from './+types/campaign-steps';
import { CampaignHeader } from './campaign-head.tsx';
import { ProceedingsFacts } from './proceedings-facts.tsx';
import { ProceedingsForm } from './proceedings-form.tsx';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const world = contextOf(context);
  return reading(request, async () => {
    const { edition, type, head } = await readCampaign(world, params.id);
    const facts = await readEditionFacts(world.db, edition);
    const steps = await listSteps(world.db, edition.id);
    const wording = (state: string) =>
      state === 'validated'
        ? 'Accord de validation'
        : stateLabel(type, editionStates.find((each) => each === state) ?? 'preparation');
    return {
      head,
      state: edition.state,
      version: edition.version,
      proceedings: proceedings.parse(edition.proceedings),
      hasProceedings: type.proceedings,
      states: editionStates.map((state) => ({ state, label: stateLabel(type, state) })),
      moves: movesFrom(edition.state).map((rule) => ({
        move: rule.move,
        label: rule.label,
        reason: rule.reason,
        allowed: may(world.actor, rule.verb, edition),
        conditions: conditionsOf(rule, facts),
      })),
      history: await tellChanges(world, await readHistory(world, 'edition', edition)),
      path: steps.toReversed().map((step) => ({ ...step, label: wording(step.state), at: printInstant(step.at) })),
    };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const world = contextOf(context);
  const editionId = params.id;
  return answering(request, form, async () => {
    const intent = String(form.get('faire'));
    if (intent === 'erratum') {
      const { id } = await openErratum(world, { editionId });
      return redirect(`/travail/campagnes/${id}`);
    }
    if (intent === 'seance') {
      const version = Number(form.get('version'));
      await saveProceedings(world, { editionId, version, proceedings: proceedingsFrom(form) });
      return { done: 'Les faits de la séance sont enregistrés.' };
    }
    await moveEdition(world, { editionId, move: intent as EditionMove, reason: String(form.get('motif') ?? '') });
    return { done: 'L’étape est enregistrée.' };
  });
}

type Steps = Route.ComponentProps['loaderData'];

export default function StepsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { head, states, state, moves, path, history } = loaderData;
  const refused = isRefusal(actionData) ? actionData : undefined;
  const reached = states.findIndex((each) => each.state === state);
  return (
    <div className="page">
      <CampaignHeader head={head} page="Étapes" />
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      {actionData && 'done' in actionData && <Notice tone="done">{actionData.done}</Notice>}
      <ol className="steps">
        {states.map((each, index) => (
          <li
            key={each.state}
            className={index < reached ? 'reached' : undefined}
            aria-current={each.state === state ? 'step' : undefined}
          >
            <span aria-hidden="true">{index < reached ? '✓' : index === reached ? '◆' : '○'}</span> {each.label}
          </li>
        ))}
      </ol>
      <section>
        <h2>Étape suivante</h2>
        {moves.map((move) => (
          <Move key={move.move} move={move} kept={refused?.kept.motif} campaign={head.id} />
        ))}
        {moves.length === 0 && <p>L’édition est publiée&nbsp;: son chemin est terminé.</p>}
        {head.frozen && head.mayEdit && <Erratum />}
      </section>
      {head.mayEdit ? (
        <ProceedingsForm
          proceedings={loaderData.proceedings}
          version={loaderData.version}
          full={loaderData.hasProceedings}
          refused={refused}
        />
      ) : (
        <ProceedingsFacts proceedings={loaderData.proceedings} full={loaderData.hasProceedings} />
      )}
      <Path path={path} />
      <ObjectHistory lines={history} />
    </div>
  );
}

/** Where each condition is met. */
const places: Partial<Record<string, [below: string, label: string]>> = {
  has_sheets: ['', 'Tableau de bord'],
  assigned: ['', 'Tableau de bord'],
  submitted: ['', 'Tableau de bord'],
  accepted: ['', 'Tableau de bord'],
  texts: ['/synthese', 'Textes d’ensemble'],
  lengths: ['/synthese', 'Textes d’ensemble'],
  findings: ['/alertes', 'Alertes'],
  checklist: ['/alertes', 'Alertes'],
};

function WhereTo({ campaign, code }: { campaign: string; code: string }) {
  const place = places[code];
  return place ? <Link to={`/travail/campagnes/${campaign}${place[0]}`}>{place[1]}</Link> : null;
}

function Move({ move, kept, campaign }: { move: Steps['moves'][number]; kept: string | undefined; campaign: string }) {
  const ready = move.conditions.every((condition) => condition.met);
  return (
    <div className="move">
      <h3>{move.label}</h3>
      {move.conditions.length > 0 && (
        <ul className="conditions">
          {move.conditions.map((condition) => (
            <li key={condition.code}>
              <span className={condition.met ? 'tone-accent' : 'tone-amber'} aria-hidden="true">
                {condition.met ? '✓' : '○'}
              </span>
              <span className="visually-hidden">{condition.met ? 'Fait, ' : 'Reste à faire, '}</span>
              {condition.sentence} {!condition.met && <WhereTo campaign={campaign} code={condition.code} />}
            </li>
          ))}
        </ul>
      )}
      {move.allowed ? (
        <ProtectedForm className="stack">
          {move.reason && (
            <Field label="Ce qui est à corriger">
              {(ids) => <textarea {...ids} name="motif" rows={3} maxLength={1000} required defaultValue={kept} />}
            </Field>
          )}
          <div>
            <button
              type="submit"
              name="faire"
              value={move.move}
              className={move.reason ? '' : 'main'}
              disabled={!ready}
            >
              {move.label}
            </button>
          </div>
        </ProtectedForm>
      ) : (
        <p className="quiet-text">Cette étape revient à une personne d’un autre rôle.</p>
      )}
    </div>
  );
}

function Erratum() {
  return (
    <div className="move">
      <h3>Corriger après coup</h3>
      <p>Une édition figée ne change plus. Un erratum est une édition numérotée, qui liste ce qu’elle corrige.</p>
      <ProtectedForm>
        <button type="submit" name="faire" value="erratum">
          Ouvrir un erratum
        </button>
      </ProtectedForm>
    </div>
  );
}

function Path({ path }: { path: Steps['path'] }) {
  return (
    <section>
      <h2>Chemin parcouru</h2>
      <div className="table-scroll">
        <table className="table-rows">
          <caption className="visually-hidden">Étapes franchies, la dernière d’abord</caption>
          <thead>
            <tr>
              <th scope="col">Étape</th>
              <th scope="col">Quand</th>
              <th scope="col">Par</th>
              <th scope="col">Motif</th>
            </tr>
          </thead>
          <tbody>
            {path.map((step) => (
              <tr key={step.id}>
                <td>{step.label}</td>
                <td data-label="Quand">{step.at}</td>
                <td data-label="Par">{step.person}</td>
                <td data-label="Motif">{step.note ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
