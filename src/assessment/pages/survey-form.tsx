import { printNumber } from '../../kernel/french.ts';
import { ChoiceField } from '../../web/components/choice-field.tsx';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import type { Refusal } from '../../web/forms.ts';
import { wordsOfSurvey } from '../campaign/assessment.ts';
import type { ReadSiteScore } from '../campaign/read-site-score.ts';
import { stateChoices } from './campaign-forms.tsx';

type Criterion = ReadSiteScore['criteria'][number];

const fields = ['state', 'reason', 'value', 'visits', 'hours', 'observers'] as const;

/** A state as a form sends it; anything else says nothing. */
export const stateSaid = (text: unknown): '' | 'done' | 'not_done' =>
  text === 'done' || text === 'not_done' ? text : '';

/** What the form says, criterion by criterion: fields are named "birds.reason". */
export function surveysFrom(form: FormData) {
  const text = (criterion: string, field: string) => String(form.get(`${criterion}.${field}`) ?? '');
  return form.getAll('criterion').map((criterion) => {
    const said = Object.fromEntries(fields.map((field) => [field, text(String(criterion), field)]));
    const state = stateSaid(said.state);
    const was = form.get(`${criterion}.was`);
    return { ...said, criterion: String(criterion), state, ...(was !== null && { was: String(was) }) } as const;
  });
}

/** Says of each criterion of a site whether it was surveyed, what it took, or what it is worth. */
export const SurveyForm = ({ criteria, refused }: { criteria: Criterion[]; refused: Refusal | undefined }) => (
  <details className="opening" open={refused !== undefined}>
    <summary>Noter les inventaires et les valeurs</summary>
    <ProtectedForm className="stack">
      <p className="measure">
        Sans rien noter, un groupe est inventorié dès qu’une visite de son protocole est dans Carreau. Notez l’effort si
        les visites n’y sont pas.
      </p>
      {criteria.map((criterion) => (
        <fieldset key={criterion.name} className="survey">
          <legend>{criterion.label}</legend>
          <input type="hidden" name="criterion" value={criterion.name} />
          <input type="hidden" name={`${criterion.name}.was`} value={startOf(criterion, refused)} />
          <SurveyFields
            criterion={criterion}
            said={(field) => refused?.kept[`${criterion.name}.${field}`] ?? valueSaid(criterion, field)}
          />
        </fieldset>
      ))}
      <div className="form-foot">
        <button type="submit" className="main">
          Enregistrer
        </button>
      </div>
    </ProtectedForm>
  </details>
);

/** What a criterion goes on from: what is in force where its refusal showed it, else what it was sent with. */
function startOf({ name, said }: Criterion, refused: Refusal | undefined): string {
  const shown = refused?.facts.criteria;
  const kept = Array.isArray(shown) && shown.includes(name) ? undefined : refused?.kept[`${name}.was`];
  return kept ?? wordsOfSurvey(said);
}

function valueSaid({ said }: Criterion, field: (typeof fields)[number]): string {
  if (!said) return '';
  const value = said[field];
  if (value === null) return '';
  return field === 'hours' ? printNumber(String(value)) : String(value);
}

interface FieldsProps {
  criterion: Criterion;
  said: (field: (typeof fields)[number]) => string;
}

function SurveyFields({ criterion, said }: FieldsProps) {
  const { name, kind } = criterion;
  const input = (field: (typeof fields)[number], label: string, hint?: string) => (
    <Field label={label} hint={hint}>
      {(ids) => <input {...ids} name={`${name}.${field}`} defaultValue={said(field)} />}
    </Field>
  );
  /** What is not asked here stays. */
  const unasked = (names: readonly (typeof fields)[number][]) =>
    names.map((field) => <input key={field} type="hidden" name={`${name}.${field}`} value={said(field)} />);
  if (kind === 'protections')
    return (
      <>
        <p className="quiet-text">Lues dans le registre des sites.</p>
        {unasked(fields)}
      </>
    );
  if (kind === 'typed' || kind === 'attribute')
    return (
      <div className="survey-fields">
        {criterion.choices ? (
          <ChoiceField
            label="Valeur"
            hint={criterion.hint}
            name={`${name}.value`}
            choices={[
              { id: '', name: 'Pas encore relevée' },
              ...criterion.choices.map(({ key, label }) => ({ id: key, name: label })),
            ]}
            chosen={said('value')}
          />
        ) : (
          input('value', criterion.unit ? `Valeur (${criterion.unit})` : 'Valeur', criterion.hint || registerHint)
        )}
        {input('reason', 'Remarque')}
        {unasked(['state', 'visits', 'hours', 'observers'])}
      </div>
    );
  return (
    <div className="survey-fields">
      <ChoiceField label="État" name={`${name}.state`} choices={stateChoices} chosen={said('state')} />
      {input('reason', 'Pourquoi')}
      {input('visits', 'Visites')}
      {input('hours', 'Heures')}
      {input('observers', 'Personnes')}
      {unasked(['value'])}
    </div>
  );
}

const registerHint = 'Vide\u00a0: celle du registre des sites.';
