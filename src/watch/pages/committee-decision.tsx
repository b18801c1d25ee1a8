import { Link, redirect } from 'react-router';
import { authorise, may, organisationsWhere, personOf } from '../../identity/index.ts';
import { typeset } from '../../kernel/typeset.ts';
import { contextOf } from '../../web/context.ts';
import { answering, reading, typedIn } from '../../web/forms.ts';
import { committeeDecisionParts } from '../committee/committee-decision.ts';
import type { Paragraph } from '../committee/paragraphs.rule.ts';
import { readCommitteeDecision, saveCommitteeDecision } from '../index.ts';
import type { Route } from './+types/committee-decision';
import { formChoices } from './form-choices.ts';
import { KeptFacts, KeptForm, Opening } from './kept-form.tsx';
import './watch.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    personOf(carried);
    const decision = params.id ? await readCommitteeDecision(carried, params.id) : undefined;
    const organisationId =
      decision?.row.organisationId ?? organisationsWhere(carried.actor, 'governance.edit')[0] ?? '';
    if (!decision) authorise(carried.actor, 'governance.edit', { organisationId });
    return {
      decision,
      mayEdit: may(carried.actor, 'governance.edit', { organisationId }),
      ...(await formChoices(carried, 'governance.edit', decision && organisationId)),
    };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, async () => {
    const { id } = await saveCommitteeDecision(contextOf(context), Object.fromEntries(typedIn(form)), params.id);
    return redirect(`/veille/comite/${id}`);
  });
}

export default function CommitteeDecisionPage({ loaderData, actionData }: Route.ComponentProps) {
  const { decision, mayEdit, organisations, people } = loaderData;
  const title = decision ? `Décision ${decision.values.reference}` : 'Inscrire une décision du Comité';
  const form = (
    <KeptForm
      parts={committeeDecisionParts}
      kept={decision && { values: decision.values, version: decision.row.version }}
      answer={actionData}
      organisations={decision ? [] : organisations}
      people={people}
      submit="Enregistrer la décision"
    />
  );
  return (
    <div className="page">
      <title>{`${title} – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/veille">Veille</Link> › <Link to="/veille/instances">Instances</Link> ›{' '}
        <Link to="/veille/comite">Décisions du Comité</Link>
      </p>
      <h1>{title}</h1>
      {decision ? (
        <>
          <KeptFacts
            parts={committeeDecisionParts}
            values={decision.values}
            without={['reference', 'paragraphs', 'asking']}
          />
          <Paragraphs paragraphs={decision.paragraphs} />
          {mayEdit && (
            <Opening summary="Modifier la décision" answer={actionData}>
              {form}
            </Opening>
          )}
        </>
      ) : (
        form
      )}
    </div>
  );
}

const Paragraphs = ({ paragraphs }: { paragraphs: Paragraph[] }) => (
  <section>
    <h2>Paragraphes</h2>
    <ol className="committee-paragraphs prose">
      {paragraphs.map(({ number, text, asks }) => (
        <li key={number} id={`paragraphe-${number.replace(' ', '-')}`}>
          <span className="committee-number">{number}.</span>
          <div>
            <p className="committee-text">{typeset(text)}</p>
            {asks && <span className="badge tone-slate">Appelle une réponse</span>}
          </div>
        </li>
      ))}
    </ol>
  </section>
);
