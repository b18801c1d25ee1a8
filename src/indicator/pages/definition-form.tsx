import type { ReactNode } from 'react';
import { EasyReadField } from '../../web/components/easy-read.tsx';
import { Field } from '../../web/components/form.tsx';
import type { Counting, OfferedSource } from '../counting/counting.ts';
import { aggregationLabels, directionLabels, frequencyLabels, kindLabels } from '../indicator.ts';
import { units } from '../unit.ts';
import { CountingFields } from './counting-form.tsx';
import type { DefinitionValues } from './definition-fields.ts';
import './figure.css';

interface Props {
  values: DefinitionValues;
  services: { id: string; name: string }[];
  sources: OfferedSource[];
  counting: Partial<Counting> | null;
}

type Choice = [value: string, label: string];

/** Every field of a definition, in the order in which one thinks of it. */
export function DefinitionForm({ values, services, sources, counting }: Props) {
  return (
    <>
      <fieldset className="stack">
        <legend>Ce qui est mesuré</legend>
        <div className="form-grid">
          <Text values={values} name="code" label="Code" hint="Court et stable, par exemple HAB-03." required />
          <Text values={values} name="label" label="Intitulé" required />
        </div>
        <Long values={values} name="definition" label="Définition" hint="Ce qui est compté, et ce qui ne l’est pas." />
        <EasyReadField value={values.easyRead} />
        <div className="form-grid">
          <Choose values={values} name="kind" label="Nature" choices={entries(kindLabels)} />
          <Choose
            values={values}
            name="direction"
            label="Sens souhaité"
            choices={entries(directionLabels)}
            start="none"
          />
        </div>
      </fieldset>
      <fieldset className="stack">
        <legend>Comment il s’écrit</legend>
        <div className="form-grid">
          <Choose values={values} name="unit" label="Unité" choices={unitChoices} />
          <Text
            values={values}
            name="counted"
            label="Chose comptée"
            hint="Pour un nombre de…, par exemple logements."
          />
          <Text values={values} name="decimals" label="Décimales" type="number" start="0" />
          <Choose values={values} name="taxBasis" label="Montants" choices={taxChoices} />
        </div>
        <Text
          values={values}
          name="formula"
          label="Formule"
          hint={
            'Pour un indicateur calculé\u00a0: ratio(HAB-02; HAB-01), évolution(GES-01), EAU-01 + EAU-02. Sinon, laissez vide.'
          }
        />
        <div className="form-grid">
          <Choose
            values={values}
            name="timeAggregation"
            label="Sur plusieurs années"
            choices={aggregations}
            start="none"
          />
          <Choose
            values={values}
            name="territoryAggregation"
            label="Sur plusieurs territoires"
            choices={aggregations}
            start="none"
          />
        </div>
      </fieldset>
      <CountingFields sources={sources} counting={counting} />
      <fieldset className="stack">
        <legend>D’où il vient</legend>
        <div className="form-grid">
          <Choose
            values={values}
            name="ownerServiceId"
            label="Service qui le tient"
            choices={[['', 'aucun, la coordination le saisit'], ...services.map(({ id, name }): Choice => [id, name])]}
          />
          <Choose values={values} name="frequency" label="Fréquence" choices={entries(frequencyLabels)} start="year" />
        </div>
        <Text values={values} name="source" label="Source" />
        <Long values={values} name="method" label="Méthode" />
      </fieldset>
      <fieldset className="stack">
        <legend>Point de départ</legend>
        <div className="form-grid">
          <Text values={values} name="baselineYear" label="Année de référence" type="number" />
          <Text values={values} name="baselineValue" label="Valeur de référence" />
          <Text values={values} name="baselineSource" label="Source de la référence" />
        </div>
      </fieldset>
    </>
  );
}

const entries = (labels: Record<string, string>): Choice[] => Object.entries(labels);
const aggregations = entries(aggregationLabels);
const unitChoices = [...units.values()].map(
  ({ code, name, label }): Choice => [code, label ? `${name} (${label})` : name],
);
const taxChoices: Choice[] = [
  ['', 'sans objet'],
  ['HT', 'hors taxes'],
  ['TTC', 'toutes taxes comprises'],
];

interface FieldProps {
  values: DefinitionValues;
  name: string;
  label: string;
  hint?: ReactNode;
  start?: string;
  required?: boolean;
  type?: string;
}

function Text({ values, name, label, hint, start, required, type }: FieldProps) {
  return (
    <Field label={label} hint={hint}>
      {(ids) => (
        <input {...ids} name={name} type={type ?? 'text'} required={required} defaultValue={values[name] ?? start} />
      )}
    </Field>
  );
}

function Long({ values, name, label, hint }: FieldProps) {
  return (
    <Field label={label} hint={hint}>
      {(ids) => <textarea {...ids} name={name} rows={3} defaultValue={values[name]} />}
    </Field>
  );
}

function Choose({ values, name, label, hint, start, choices }: FieldProps & { choices: Choice[] }) {
  return (
    <Field label={label} hint={hint}>
      {(ids) => (
        <select {...ids} name={name} defaultValue={values[name] ?? start}>
          {choices.map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
