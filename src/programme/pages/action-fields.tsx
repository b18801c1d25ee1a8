import type { ReactNode } from 'react';
import type { FormValues } from '../../kernel/form-values.ts';
import { frenchDay } from '../../kernel/french.ts';
import { DataNote } from '../../web/components/data-note.tsx';
import { Field } from '../../web/components/form.tsx';
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
import { Area, Choice, chosenAmong, Rows } from './entry-rows.tsx';

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
      <Part title="L’action">
        <div className="entry-row entry-title">
          {text('number', 'Numéro', true)}
          {text('title', 'Titre', true)}
        </div>
        <Area
          name="summary"
          label="Résumé"
          hint="Une ou deux phrases, pour les listes et les rapports."
          rows={2}
          values={values}
        />
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
        </div>
        <DataNote>
          La personne à contacter n’est nommée qu’à celles et ceux qui travaillent dans votre organisation.
        </DataNote>
        <div className="entry-row">
          <Choice name="scope" label="Portée" values={values} options={scopeLabels} />
          {text('priority', 'Priorité')}
        </div>
      </Part>
      <Part title="Où elle en est">
        <div className="entry-row">
          <Choice name="stage" label="Étape" values={values} options={stageLabels} />
          <Field label="Depuis le">
            {(ids) => <input {...ids} type="date" name="stageSince" defaultValue={values.stageSince ?? ''} />}
          </Field>
        </div>
        <Field label="Motif du changement d’étape" hint="Attendu si l’action est reportée, suspendue ou abandonnée.">
          {(ids) => <input {...ids} name="stageReason" defaultValue={values.stageReason ?? ''} />}
        </Field>
        <Milestones values={values} />
      </Part>
      <Part title="Plans et objectifs">
        <Placements values={values} places={places} />
      </Part>
      <Part title="Avec qui, avec quoi">
        <Partners values={values} />
        <Funding values={values} />
      </Part>
      <Part title="Finalités et objectifs de développement durable">
        <Tags values={values} />
      </Part>
      <Part title="Ce qui s’y rattache">
        <Links values={values} />
        <div className="entry-row">
          <Area
            name="territories"
            label="Territoires"
            hint="Un code INSEE ou un nom par ligne."
            rows={4}
            values={values}
          />
          <Area
            name="sites"
            label="Sites concernés"
            hint="Un nom du registre ou un numéro par ligne."
            rows={4}
            values={values}
          />
          <Area name="related" label="Actions liées" hint="Un numéro par ligne." rows={4} values={values} />
          <Area name="indicators" label="Indicateurs" hint="Un code par ligne." rows={4} values={values} />
        </div>
      </Part>
    </>
  );
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="form-part">
    <h2>{title}</h2>
    {children}
  </section>
);

interface Of {
  values: FormValues;
}

const Placements = ({ values, places }: Of & Pick<Choices, 'places'>) => (
  <Rows list="placements" legend="Plans et objectifs" values={values} hidden>
    {(cell) =>
      cell('place', 'Plan et objectif', (ids) => (
        <select {...ids}>
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
      ))
    }
  </Rows>
);

const Milestones = ({ values }: Of) => (
  <Rows list="milestones" legend="Jalons" values={values}>
    {(cell) => (
      <>
        {cell('title', 'Jalon')}
        {cell('dueOn', 'Échéance', 'date')}
        {cell('doneOn', 'Atteint le', 'date')}
      </>
    )}
  </Rows>
);

const Funding = ({ values }: Of) => (
  <Rows list="funding" legend="Financements" values={values}>
    {(cell) => (
      <>
        {cell('funder', 'Financeur')}
        {cell('amount', 'Montant (€)')}
        {cell('taxBasis', 'Taxe', chosenAmong(Object.fromEntries(taxBases.map((basis) => [basis, basis])), '–'))}
        {cell('nature', 'Nature', chosenAmong(fundingNatureLabels, '–'))}
        {cell('state', 'État', chosenAmong(fundingStateLabels))}
        {cell('year', 'Année')}
      </>
    )}
  </Rows>
);

const Partners = ({ values }: Of) => (
  <Rows list="partners" legend="Partenaires" values={values}>
    {(cell) => (
      <>
        {cell('name', 'Partenaire')}
        {cell('role', 'Rôle', chosenAmong(partnerRoleLabels))}
      </>
    )}
  </Rows>
);

const Links = ({ values }: Of) => (
  <Rows list="links" legend="Liens" values={values}>
    {(cell) => (
      <>
        {cell('url', 'Adresse (https://…)')}
        {cell('label', 'Nom du lien')}
      </>
    )}
  </Rows>
);

function Tags({ values }: Of) {
  const today = frenchDay(new Date());
  const check = (name: string, label: string) => (
    <label key={name} className="check">
      <input type="checkbox" name={name} value="oui" defaultChecked={Boolean(values[name])} /> {label}
    </label>
  );
  return (
    <>
      <fieldset className="entry-rows">
        <legend>Finalités</legend>
        <div className="checks">
          {finalites.map((finalite) => check(`finalites.${finalite}`, finaliteLabel(finalite, today)))}
        </div>
      </fieldset>
      <fieldset className="entry-rows">
        <legend>Objectifs de développement durable</legend>
        <div className="checks">{goalCodes.map((code) => check(`goals.${code}`, `${code}. ${goals[code]}`))}</div>
      </fieldset>
    </>
  );
}

const nameById = (list: { id: string; name: string }[]): Record<string, string> =>
  Object.fromEntries(list.map(({ id, name }) => [id, name]));
