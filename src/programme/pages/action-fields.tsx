import type { ReactNode } from 'react';
import { Field } from '../../web/components/form.tsx';
import { type FormValues, type RowList, rowCount } from '../action/action-form.ts';
import { finaliteLabel, finalites } from '../finalite.ts';
import { goalCodes, goals } from '../goal.ts';
import {
  fundingNatureLabels,
  fundingStateLabels,
  partnerRoleLabels,
  scopeLabels,
  stageLabels,
  taxBases,
} from '../words.ts';

interface Choices {
  services: { id: string; name: string }[];
  places: { name: string; places: { value: string; name: string }[] }[];
}

/** Every field of an action. Lists have spare empty rows, so that the form needs no script. */
export function ActionFields({ values, services, places }: { values: FormValues } & Choices) {
  const text = (name: string, label: string, required = false) => (
    <Field label={label}>
      {(ids) => <input {...ids} name={name} required={required} defaultValue={values[name] ?? ''} />}
    </Field>
  );
  return (
    <>
      <div className="entry-row">
        {text('title', 'Titre', true)}
        {text('number', 'Numéro', true)}
        {text('priority', 'Priorité')}
      </div>
      <Area name="summary" label="Résumé" rows={2} values={values} />
      <Area name="description" label="Description" rows={8} values={values} />
      <div className="entry-row">
        <Choice
          name="leadServiceId"
          label="Service pilote"
          values={values}
          options={nameById(services)}
          empty="(aucun)"
        />
        {text('contact', 'Personne à contacter')}
        <Choice name="scope" label="Portée" values={values} options={scopeLabels} />
      </div>
      <div className="entry-row">
        <Choice name="stage" label="Étape" values={values} options={stageLabels} />
        <Field label="Depuis le">
          {(ids) => <input {...ids} type="date" name="stageSince" defaultValue={values.stageSince ?? ''} />}
        </Field>
        {text('stageReason', 'Motif du changement d’étape')}
      </div>
      <Rows list="placements" legend="Plans et objectifs" values={values}>
        {(name, row) => (
          <select
            name={name('place')}
            defaultValue={values[name('place')] ?? ''}
            aria-label={`Plan et objectif, ${row}`}
          >
            <option value="">(aucun)</option>
            {places.map((plan) => (
              <optgroup key={plan.name} label={plan.name}>
                {plan.places.map((place) => (
                  <option key={place.value} value={place.value}>
                    {place.name}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        )}
      </Rows>
      <Lists values={values} />
      <Tags values={values} />
      <div className="entry-row">
        <Area
          name="territories"
          label="Territoires"
          hint="Un code INSEE ou un nom par ligne."
          rows={4}
          values={values}
        />
        <Area name="related" label="Actions liées" hint="Un numéro par ligne." rows={4} values={values} />
        <Area name="indicators" label="Indicateurs" hint="Un code par ligne." rows={4} values={values} />
      </div>
    </>
  );
}

function Lists({ values }: { values: FormValues }) {
  const input = (name: string, label: string, type = 'text') => (
    <input type={type} name={name} defaultValue={values[name] ?? ''} aria-label={label} placeholder={label} />
  );
  const select = (name: string, label: string, options: Record<string, string>, empty?: string) => (
    <select name={name} defaultValue={values[name] ?? ''} aria-label={label}>
      {empty && <option value="">{empty}</option>}
      <Options of={options} />
    </select>
  );
  return (
    <>
      <Rows list="milestones" legend="Jalons (nom, échéance, atteint le)" values={values}>
        {(name) => (
          <>
            {input(name('title'), 'Jalon')}
            {input(name('dueOn'), 'Échéance', 'date')}
            {input(name('doneOn'), 'Atteint le', 'date')}
          </>
        )}
      </Rows>
      <Rows list="funding" legend="Financements" values={values}>
        {(name) => (
          <>
            {input(name('funder'), 'Financeur')}
            {input(name('amount'), 'Montant en euros')}
            {select(name('taxBasis'), 'Taxe', Object.fromEntries(taxBases.map((basis) => [basis, basis])), 'HT ou TTC')}
            {select(name('nature'), 'Nature', fundingNatureLabels, 'nature')}
            {select(name('state'), 'État', fundingStateLabels)}
            {input(name('year'), 'Année')}
          </>
        )}
      </Rows>
      <Rows list="partners" legend="Partenaires" values={values}>
        {(name) => (
          <>
            {input(name('name'), 'Partenaire')}
            {select(name('role'), 'Rôle', partnerRoleLabels)}
          </>
        )}
      </Rows>
      <Rows list="links" legend="Liens" values={values}>
        {(name) => (
          <>
            {input(name('url'), 'Adresse (https://…)')}
            {input(name('label'), 'Nom du lien')}
          </>
        )}
      </Rows>
    </>
  );
}

function Tags({ values }: { values: FormValues }) {
  const today = new Date().toISOString().slice(0, 10);
  const check = (name: string, label: string) => (
    <label key={name} className="check">
      <input type="checkbox" name={name} value="oui" defaultChecked={Boolean(values[name])} /> {label}
    </label>
  );
  return (
    <>
      <fieldset className="entry-rows">
        <legend>Finalités du développement durable</legend>
        <div className="checks">{finalites.map((code) => check(`finalites.${code}`, finaliteLabel(code, today)))}</div>
      </fieldset>
      <fieldset className="entry-rows">
        <legend>Objectifs de développement durable</legend>
        <div className="checks">{goalCodes.map((code) => check(`goals.${code}`, `${code}. ${goals[code]}`))}</div>
      </fieldset>
    </>
  );
}

/** The rows typed so far and two spare ones. */
function Rows(props: {
  list: RowList;
  legend: string;
  values: FormValues;
  children: (name: (field: string) => string, row: string) => ReactNode;
}) {
  const { list, legend, values } = props;
  return (
    <fieldset className="entry-rows">
      <legend>{legend}</legend>
      {Array.from({ length: rowCount(values, list) + 2 }, (_, index) => `${list}.${index}`).map((row, index) => (
        <div key={row} className="entry-row">
          {props.children((field) => `${row}.${field}`, `ligne ${index + 1}`)}
        </div>
      ))}
    </fieldset>
  );
}

function Area(props: { name: string; label: string; rows: number; hint?: string; values: FormValues }) {
  return (
    <Field label={props.label} {...(props.hint ? { hint: props.hint } : {})}>
      {(ids) => <textarea {...ids} name={props.name} rows={props.rows} defaultValue={props.values[props.name] ?? ''} />}
    </Field>
  );
}

function Choice(props: {
  name: string;
  label: string;
  values: FormValues;
  options: Record<string, string>;
  empty?: string;
}) {
  return (
    <Field label={props.label}>
      {(ids) => (
        <select {...ids} name={props.name} defaultValue={props.values[props.name]}>
          {props.empty && <option value="">{props.empty}</option>}
          <Options of={props.options} />
        </select>
      )}
    </Field>
  );
}

const Options = ({ of }: { of: Record<string, string> }) =>
  Object.entries(of).map(([value, label]) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));

const nameById = (list: { id: string; name: string }[]): Record<string, string> =>
  Object.fromEntries(list.map(({ id, name }) => [id, name]));
