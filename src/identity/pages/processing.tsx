import { printCount } from '../../kernel/french.ts';
import { typeset } from '../../kernel/typeset.ts';
import { contextOf } from '../../web/context.ts';
import { readProcessing, type Treatment } from '../processing/register.ts';
import type { Route } from './+types/processing';
import './identity.css';

const labels: [keyof Omit<Treatment, 'name' | 'tables'>, string][] = [
  ['purpose', 'Pour quoi'],
  ['basis', 'De quel droit'],
  ['people', 'De qui'],
  ['data', 'Ce qui est gardé'],
  ['recipients', 'Qui le voit'],
  ['kept', 'Combien de temps'],
];

export function loader({ context }: Route.LoaderArgs) {
  const { retention } = contextOf(context);
  return {
    treatments: readProcessing().map((treatment) => ({
      name: typeset(treatment.name),
      said: labels.map(([key, label]) => ({ label, text: typeset(treatment[key]) })),
      forgotten: retention
        .filter(({ table }) => treatment.tables.includes(table))
        .map(({ what, days }) => ({ what: typeset(what), after: printCount(days, 'jour') })),
    })),
  };
}

/** The register of processing (RGPD, article 30), for everybody to read. */
export default function Processing({ loaderData: { treatments } }: Route.ComponentProps) {
  return (
    <div className="page reading prose">
      <title>Données personnelles – Carreau</title>
      <h1>Données personnelles</h1>
      <p>
        Chaque organisation répond des données de ses agents et de ses bénévoles. Vous pouvez lire les vôtres dans votre
        compte, les faire corriger ou effacer, ou vous opposer, en écrivant à l’administration de votre organisation, et
        saisir la CNIL (cnil.fr) si la réponse ne vous convient pas.
      </p>
      {treatments.map(({ name, said, forgotten }) => (
        <section key={name}>
          <h2>{name}</h2>
          <dl className="processing">
            {said.map(({ label, text }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
          {forgotten.length > 0 && (
            <>
              <h3>Ce qui est oublié, la nuit, une fois qu’il a servi</h3>
              <ul>
                {forgotten.map(({ what, after }) => (
                  <li key={what}>
                    <strong>{after}.</strong> {what}
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
      ))}
    </div>
  );
}
