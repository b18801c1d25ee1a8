import type { ReactNode } from 'react';
import type { FormValues } from '../../kernel/form-values.ts';
import { printDate } from '../../kernel/french.ts';
import { Field } from '../../web/components/form.tsx';
import { confidenceLabels, partyRoleLabels } from '../register/site.ts';
import type { SourcedValue, Standing } from '../register/standing.rule.ts';
import { identifierSystems, type SiteField, siteLevelLabels } from '../site-type.ts';
import { protectionKinds } from '../zone-kind.ts';
import { among, Rows } from './entry.tsx';

export interface Source {
  id: string;
  title: string;
  asOf: string | null;
}

interface Of {
  values: FormValues;
}

export const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="site-form-part">
    <h2>{title}</h2>
    {children}
  </section>
);

/** Who says it: one source for the whole form, or another one for a field. */
export function SourceFields({ values, sources, prefix = '' }: Of & { sources: Source[]; prefix?: string }) {
  const name = (part: string) => `${prefix}${part}`;
  return (
    <div className="site-row">
      {sources.length > 0 && (
        <Field label="Source connue">
          {(ids) => (
            <select {...ids} name={name('Source')} defaultValue={values[name('Source')] ?? ''}>
              <option value="">{prefix ? '(celle du formulaire, ou une nouvelle)' : '(une nouvelle source)'}</option>
              {sources.map(({ id, title, asOf }) => (
                <option key={id} value={id}>
                  {asOf ? `${title}, ${printDate(asOf)}` : title}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field label={sources.length > 0 ? 'ou nouvelle source' : 'Source'}>
        {(ids) => <input {...ids} name={name('Title')} defaultValue={values[name('Title')] ?? ''} />}
      </Field>
      <Field label="Date de ce qu’elle dit">
        {(ids) => <input {...ids} type="date" name={name('On')} defaultValue={values[name('On')] ?? ''} />}
      </Field>
      <Field label="Confiance">
        {(ids) => (
          <select {...ids} name={name('sure')} defaultValue={values[name('sure')] || 'stated'}>
            {Object.entries(confidenceLabels).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
}

/** Who says what stands; where sources disagree, what each says: a person rules on the page of the place. */
function saidToday({ value, others, state }: Standing<SourcedValue>): string {
  if (state !== 'contested')
    return `Aujourd’hui d’après ${[value.source, value.asOf && printDate(value.asOf)].filter(Boolean).join(', ')}`;
  const all = [value, ...others].map((each) => `${each.value} (${each.source})`);
  return `Sources en désaccord : ${all.join(', ')}. À départager sur la page du site.`;
}

/** A field of the type, what stands today, and another source for it alone. */
export function ValueField(
  props: Of & { field: SiteField; standing: Standing<SourcedValue> | undefined; sources: Source[] },
) {
  const { field, standing, values, sources } = props;
  const name = `value.${field.key}`;
  const label = field.unit ? `${field.label} (${field.unit})` : field.label;
  const said = standing && saidToday(standing);
  const list = field.choices ? `choix-${field.key}` : undefined;
  return (
    <div className="site-value-field">
      <Field label={label} hint={said}>
        {(ids) => (
          <input
            {...ids}
            name={name}
            list={list}
            inputMode={field.kind === 'number' ? 'decimal' : field.kind === 'year' ? 'numeric' : undefined}
            defaultValue={values[name] ?? ''}
          />
        )}
      </Field>
      {list && (
        <datalist id={list}>
          {field.choices?.map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      )}
      <details open={Boolean(values[`of.${field.key}.Title`] || values[`of.${field.key}.Source`])}>
        <summary>
          Autre source<span className="visually-hidden"> pour {field.label}</span>
        </summary>
        <SourceFields values={values} sources={sources} prefix={`of.${field.key}.`} />
      </details>
    </div>
  );
}

export const IdentifierRows = ({ values }: Of) => (
  <Rows list="identifiers" legend="Numéros à ajouter" values={values}>
    {(cell) => (
      <>
        {cell('system', 'Registre', among(identifierSystems))}
        {cell('value', 'Numéro')}
      </>
    )}
  </Rows>
);

const sourceCell = (values: FormValues, row: string) => (
  <input type="hidden" name={`${row}.sourceId`} value={values[`${row}.sourceId`] ?? ''} />
);

export const PartyRows = ({ values }: Of) => (
  <Rows
    list="parties"
    legend="Propriété et gestion"
    hint="Une personne privée n’est nommée qu’à ceux qui tiennent le registre. Qui ne l’est plus garde sa ligne, avec une date de fin."
    values={values}
  >
    {(cell, row) => (
      <>
        {cell('role', 'Rôle', among(partyRoleLabels))}
        {cell('name', 'Nom')}
        {cell('category', 'Catégorie (commune, bailleur…)')}
        {cell('private', 'Personne privée', among({ oui: 'oui' }, 'non'))}
        {cell('since', 'Depuis', 'date')}
        {cell('until', 'Jusqu’au', 'date')}
        {sourceCell(values, row)}
      </>
    )}
  </Rows>
);

/** `zones`: those that the place lies in, by id; one of them may draw the protection. */
export const ProtectionRows = ({ values, zones }: Of & { zones: Record<string, string> }) => (
  <Rows list="protections" legend="Protections" values={values}>
    {(cell, row) => (
      <>
        {cell('kind', 'Protection', among(protectionKinds, '(choisir)'))}
        {cell('act', 'Acte (arrêté, décret…)')}
        {cell('actOn', 'Date de l’acte', 'date')}
        {cell('extent', 'Ce qu’elle couvre')}
        {cell('reference', 'Référence')}
        {cell('until', 'Jusqu’au', 'date')}
        {Object.keys(zones).length > 0 && cell('zoneId', 'Zonage qui la dessine', among(zones, '(aucun)'))}
        {sourceCell(values, row)}
      </>
    )}
  </Rows>
);

export const StandingFields = ({ values, level }: Of & { level: string }) => (
  <>
    <Field label="Niveau">
      {(ids) => (
        <select {...ids} name="level" defaultValue={values.level || level}>
          {Object.entries(siteLevelLabels).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
    <label className="check">
      <input type="checkbox" name="published" value="oui" defaultChecked={Boolean(values.published)} /> Publié{'\u00a0'}
      : visible de tous
    </label>
    <label className="check">
      <input type="checkbox" name="vulnerable" value="oui" defaultChecked={Boolean(values.vulnerable)} /> Vulnérable
      {'\u00a0'}: les visiteurs n’en voient que la commune
    </label>
  </>
);
