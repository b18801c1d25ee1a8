import { Field } from '../../web/components/form.tsx';
import { audienceLabels, audiences } from '../audience.ts';
import { accesses, accessLabels } from '../condition/observation.ts';
import { type ConditionScale, unseen, unseenLabel } from '../condition/scale.ts';

/** What a form holds of an observation; names are those of the fields. */
export interface ObservationValues {
  level: string;
  observedOn: string;
  access: string;
  pathologies: readonly string[];
  comment: string;
  audience: string;
}

/** The questions of an observation, the same on the page of a place and on a phone. */
export function ObservationFields({
  scale,
  values,
  today,
}: {
  scale: ConditionScale;
  values: ObservationValues;
  today: string;
}) {
  return (
    <>
      <fieldset className="choices">
        <legend>{scale.label}</legend>
        {[...scale.levels, { key: unseen, label: unseenLabel, meaning: 'pas d’accès, ou rien de visible' }].map(
          ({ key, label, meaning }) => (
            <label key={key} className="choice">
              <input type="radio" name="level" value={key} required defaultChecked={values.level === key} />
              <span>
                {label} <span className="quiet-text">{meaning}</span>
              </span>
            </label>
          ),
        )}
      </fieldset>
      <fieldset className="choices choices-short">
        <legend>Ce qui se voit</legend>
        {scale.pathologies.map(({ key, label }) => (
          <label key={key} className="choice">
            <input type="checkbox" name="pathologies" value={key} defaultChecked={values.pathologies.includes(key)} />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      <Field label="Remarque" hint="Ce qui a changé, ce qui presse, ce qu’il faudra regarder la prochaine fois.">
        {(ids) => <textarea {...ids} name="comment" rows={3} maxLength={4000} defaultValue={values.comment} />}
      </Field>
      <div className="side-fields">
        <Field label="Vu le">
          {(ids) => (
            <input {...ids} type="date" name="observedOn" required max={today} defaultValue={values.observedOn} />
          )}
        </Field>
        <Field label="Comment">
          {(ids) => (
            <select {...ids} name="access" defaultValue={values.access}>
              {accesses.map((access) => (
                <option key={access} value={access}>
                  {accessLabels[access]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label="Qui peut le lire">
          {(ids) => (
            <select {...ids} name="audience" defaultValue={values.audience}>
              {audiences.map((audience) => (
                <option key={audience} value={audience}>
                  {audienceLabels[audience]}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
    </>
  );
}
