import { Link } from 'react-router';
import { printCount } from '../../kernel/french.ts';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import type { Board } from './campaign-board.tsx';

type Props = NonNullable<Board['decision']> & { open: boolean };

/** The decision of the Committee that the report answers, and what is left of it without a sheet. */
export function AnsweredDecision({ answered, decisions, open }: Props) {
  const chosen = decisions.find(({ id }) => id === answered?.id);
  return (
    <section className="board-decision" aria-labelledby="decision">
      <h2 id="decision">Décision à laquelle répondre</h2>
      {answered ? (
        <p>
          <Link to={`/veille/comite/${answered.id}`}>Décision {answered.reference}</Link>
          {chosen && `\u00a0: ${printCount(chosen.asking, 'paragraphe appelle', 'paragraphes appellent')} une réponse`}
          {chosen && chosen.left > 0 && `, dont ${chosen.left} sans fiche`}.
        </p>
      ) : (
        <p className="quiet-text">
          Le rapport répond paragraphe par paragraphe à une décision du Comité du patrimoine mondial.{' '}
          {decisions.length === 0 && <Link to="/veille/comite/nouvelle">Inscrivez d’abord cette décision</Link>}
        </p>
      )}
      {open && decisions.length > 0 && (
        <ProtectedForm className="facts">
          <Field label="Décision">
            {(ids) => (
              <select {...ids} name="decision" defaultValue={answered?.id}>
                {decisions.map(({ id, reference }) => (
                  <option key={id} value={id}>
                    {reference}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <div>
            <button type="submit" name="faire" value="repondre">
              Ouvrir une fiche par paragraphe
            </button>
          </div>
        </ProtectedForm>
      )}
    </section>
  );
}
