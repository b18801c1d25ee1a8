import { Field, ProtectedForm } from '../../web/components/form.tsx';
import type { Refusal } from '../../web/forms.ts';
import { audienceLabels, audiences } from '../audience.ts';
import type { FactorGroup } from '../pressure/factor.ts';
import { pressureScaleKeys, pressureScales, pressureSides } from '../pressure/pressure.ts';
import type { PressureOnSite } from '../pressure/read-pressures.ts';

interface Props {
  groups: FactorGroup[];
  /** Factors assessed before: one assesses them again from their own line. */
  known: PressureOnSite[];
  factor: string;
  current: PressureOnSite | undefined;
  today: string;
  refused: Refusal | undefined;
}

/** Assesses a factor as periodic reporting does, for the first time or again. */
export function PressureForm({ groups, known, factor, current, today, refused }: Props) {
  const now = current?.now;
  const kept = (name: string, otherwise: string): string => (refused ? (refused.kept[name] ?? '') : otherwise);
  const ticked = (name: string, otherwise: boolean | undefined): boolean =>
    refused ? name in refused.kept : otherwise === true;
  return (
    <section aria-labelledby="evaluer" className="observation-form">
      <h2 id="evaluer">{current ? `Évaluer de nouveau\u00a0: ${current.label}` : 'Évaluer une pression'}</h2>
      <ProtectedForm className="stack">
        <input type="hidden" name="basedOn" value={kept('basedOn', now?.id ?? '')} />
        {current ? (
          <>
            <input type="hidden" name="factor" value={current.code} />
            <input type="hidden" name="named" value={current.now.named} />
          </>
        ) : (
          <FactorFields groups={groups} known={known} chosen={kept('factor', factor)} named={kept('named', '')} />
        )}
        <div className="side-fields">
          {Object.values(pressureSides).map(({ label, sides }) => (
            <fieldset key={label} className="choices">
              <legend>{label}</legend>
              {Object.entries(sides).map(([side, word]) => (
                <label key={side} className="choice">
                  <input
                    type="checkbox"
                    name={side}
                    defaultChecked={ticked(side, now?.[side as 'positive' | 'negative'])}
                  />
                  <span>{word}</span>
                </label>
              ))}
            </fieldset>
          ))}
        </div>
        <div className="side-fields">
          {pressureScaleKeys.map((scale) => (
            <Field key={scale} label={pressureScales[scale].label}>
              {(ids) => (
                <select {...ids} name={scale} defaultValue={kept(scale, now?.[scale] ?? '')}>
                  <option value="">Non évalué</option>
                  {Object.entries(pressureScales[scale].degrees).map(([degree, word]) => (
                    <option key={degree} value={degree}>
                      {word}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          ))}
        </div>
        <Field label="Remarque" hint="Ce qui le montre, ce qui est fait pour y répondre.">
          {(ids) => <textarea {...ids} name="comment" rows={3} maxLength={4000} defaultValue={kept('comment', '')} />}
        </Field>
        <div className="side-fields">
          <Field label="Évalué le">
            {(ids) => (
              <input
                {...ids}
                type="date"
                name="assessedOn"
                required
                max={today}
                defaultValue={kept('assessedOn', today)}
              />
            )}
          </Field>
          <Field label="Qui peut le lire">
            {(ids) => (
              <select {...ids} name="audience" defaultValue={kept('audience', now?.audience ?? 'workers')}>
                {audiences.map((audience) => (
                  <option key={audience} value={audience}>
                    {audienceLabels[audience]}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
        {current && (
          <label className="choice">
            <input type="checkbox" name="over" defaultChecked={ticked('over', now?.over)} />
            <span>
              Ne pèse plus <span className="quiet-text">l’évaluation d’avant reste lisible</span>
            </span>
          </label>
        )}
        <div>
          <button type="submit" className="main">
            Enregistrer l’évaluation
          </button>
        </div>
      </ProtectedForm>
    </section>
  );
}

function FactorFields(props: { groups: FactorGroup[]; known: PressureOnSite[]; chosen: string; named: string }) {
  const assessed = new Set(props.known.map(({ code }) => code));
  return (
    <>
      <Field label="Facteur" hint="Liste du suivi périodique de l’UNESCO : 14 groupes, 83 facteurs.">
        {(ids) => (
          <select {...ids} name="factor" required defaultValue={props.chosen}>
            <option value="">Choisir un facteur</option>
            {props.groups.map(({ code, fr, factors }) => (
              <optgroup key={code} label={`${code} ${fr}`}>
                {factors
                  .filter((factor) => factor.free || !assessed.has(factor.code))
                  .map((factor) => (
                    <option key={factor.code} value={factor.code}>
                      {factor.fr}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        )}
      </Field>
      <Field label="Nom du facteur" hint="Seulement pour « Autre (préciser) ».">
        {(ids) => <input {...ids} name="named" maxLength={200} defaultValue={props.named} />}
      </Field>
    </>
  );
}
