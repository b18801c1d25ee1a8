import { licences, openLicenceKeys } from '../../kernel/open-licence.ts';
import { Field } from '../../web/components/form.tsx';
import { organisationKindLabels, organisationKinds } from '../organisation.ts';

type Values = Partial<Record<'name' | 'shortName' | 'kind' | 'siren' | 'website' | 'openLicence', string | null>> & {
  publisher?: boolean;
};

/** Fields of an organisation, to add one or change it. */
export function OrganisationFields({ values }: { values: Values }) {
  return (
    <>
      <Field label="Nom">{(ids) => <input {...ids} name="name" required defaultValue={values.name ?? ''} />}</Field>
      <Field label="Nom court" hint="Celui des listes et des adresses.">
        {(ids) => <input {...ids} name="shortName" required defaultValue={values.shortName ?? ''} />}
      </Field>
      <Field label="Nature">
        {(ids) => (
          <select {...ids} name="kind" defaultValue={values.kind ?? 'association'}>
            {organisationKinds.map((kind) => (
              <option key={kind} value={kind}>
                {organisationKindLabels[kind]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="SIREN" hint="Neuf chiffres, facultatif.">
        {(ids) => <input {...ids} name="siren" inputMode="numeric" defaultValue={values.siren ?? ''} />}
      </Field>
      <Field label="Site" hint="Facultatif.">
        {(ids) => <input {...ids} name="website" type="url" defaultValue={values.website ?? ''} />}
      </Field>
      <Field
        label="Licence des données ouvertes"
        hint="Celle sous laquelle tout ce qu’elle publie se réutilise ; chaque ligne des jeux la porte."
      >
        {(ids) => (
          <select {...ids} name="openLicence" defaultValue={values.openLicence ?? 'lo-2.0'}>
            {openLicenceKeys.map((key) => (
              <option key={key} value={key}>
                {licences[key].label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <label className="row">
        <input type="checkbox" name="publisher" defaultChecked={values.publisher ?? false} />
        Publie ses propres rapports
      </label>
    </>
  );
}

/** What the form above sends. */
export const readOrganisationForm = (form: FormData) => ({
  name: String(form.get('name') ?? ''),
  shortName: String(form.get('shortName') ?? ''),
  kind: String(form.get('kind') ?? '') as 'association',
  siren: String(form.get('siren') ?? ''),
  website: String(form.get('website') ?? ''),
  publisher: form.get('publisher') === 'on',
  openLicence: String(form.get('openLicence') ?? 'lo-2.0') as 'lo-2.0',
});
