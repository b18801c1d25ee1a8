import { Link } from 'react-router';
import { Remarks } from '../../citizen/pages/remarks.tsx';
import { printCount } from '../../kernel/french.ts';
import { typeset } from '../../kernel/typeset.ts';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { readCommitment } from '../index.ts';
import { outcomeLabels, outcomeTones } from '../words.ts';
import type { Route } from './+types/commitment';

export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  reading(request, () => readCommitment(contextOf(context), params.id));

type Loaded = Route.ComponentProps['loaderData'];

/** A commitment: what was announced, what became of it, what people say of it. */
export default function CommitmentPage({ loaderData }: Route.ComponentProps) {
  const { commitment, organisation, remarks, receives } = loaderData;
  const { id, sentence, action, announcedYear, dueYear } = commitment;
  return (
    <div className="page reading">
      <title>{`Engagement pour ${dueYear} – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/plans">Plans</Link>
        {action && (
          <>
            {' › '}
            <Link to={`/actions/${action.id}`}>{`Action ${action.number}. ${action.title}`}</Link>
          </>
        )}
        {' › Engagement'}
      </p>
      <h1>Engagement pour {dueYear}</h1>
      <p className="prose">
        «{'\u00a0'}
        {typeset(sentence)}
        {'\u00a0'}»
      </p>
      <p className="quiet-text">
        Annoncé par {organisation} dans le rapport de {announcedYear}.
      </p>
      <Outcome {...loaderData} />
      {(receives || remarks.length > 0) && (
        <section aria-labelledby="remarques">
          <h2 id="remarques">Remarques du public</h2>
          {receives && (
            <p>
              {remarks.length === 0 ? 'Aucune remarque publiée. ' : `${printCount(remarks.length, 'remarque')}. `}
              <Link to={`/engagements/${id}/remarque`}>Faire une remarque</Link>
            </p>
          )}
          <Remarks remarks={remarks} answeredBy={organisation} />
        </section>
      )}
    </div>
  );
}

const Outcome = ({ commitment: { answer } }: Loaded) => (
  <section aria-labelledby="suite">
    <h2 id="suite">Ce qu’il en est</h2>
    {answer ? (
      <p>
        <span className={`badge tone-${outcomeTones[answer.outcome]}`}>{outcomeLabels[answer.outcome]}</span>{' '}
        {typeset(answer.sentence)}
      </p>
    ) : (
      <p>
        <span className="badge tone-amber">Sans réponse pour l’instant</span>
      </p>
    )}
  </section>
);
