import { Link } from 'react-router';
import { EmptyState } from '../../web/components/states.tsx';
import type { Step } from '../home/read-first-steps.ts';

/** What an installation that publishes nothing yet shows: to its administrator, what to do first. */
export function FirstSteps({ steps }: { steps: Step[] }) {
  if (steps.length === 0)
    return (
      <EmptyState title="Rien n’est encore publié">
        <p>
          Chiffres clés, rapports et plans paraîtront ici. Si vous y travaillez,{' '}
          <Link to="/connexion">connectez-vous</Link>.
        </p>
      </EmptyState>
    );
  const next = steps.findIndex(({ done }) => !done);
  return (
    <section aria-labelledby="premiers-pas">
      <h2 id="premiers-pas">Pour commencer</h2>
      <p>Rien n’est encore publié : cette page montrera vos chiffres clés, vos rapports et vos plans.</p>
      <ol className="first-steps">
        {steps.map(({ title, sentence, href, done }, index) => (
          <li key={title} aria-current={index === next ? 'step' : undefined}>
            <span className="first-step-mark" aria-hidden="true">
              {done ? '✓' : index + 1}
            </span>
            <div>
              <Link to={href} className="first-step-title">
                {title}
              </Link>
              {done && <span className="quiet-text"> fait</span>}
              <p className="quiet-text">{sentence}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
