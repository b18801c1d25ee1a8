import { Link } from 'react-router';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import type { Refusal } from '../../web/forms.ts';
import { type KindName, kindNames, kindWords, rhythmLabels, rhythms } from '../connector/connector.ts';

const addressOf: Record<KindName, { label: string; hint: string }> = {
  values: {
    label: 'Adresse du fichier',
    hint: 'Un CSV ou un classeur des valeurs d’un indicateur, ouvert à tous, par https.',
  },
  places: { label: 'Adresse du fichier', hint: 'Un GeoJSON, ou un CSV avec un contour (WKT) ou deux coordonnées.' },
  collection: {
    label: 'Adresse de la collection',
    hint: 'Celle qui finit par « /collections/… » ou « /items ». « ?bbox= » la restreint à votre territoire.',
  },
  records: {
    label: 'Adresse de l’export',
    hint: 'Celle qui finit par « /exports/api/12 » ; un filtre de GeoNature peut la suivre.',
  },
};

/** What is asked of a source before it is read, which depends on its kind. */
export function ConnectorForm({ kind, kept }: { kind: KindName; kept: Refusal['kept'] }) {
  const { label, hint } = addressOf[kind];
  return (
    <>
      <nav aria-label="Ce que donne la source" className="tabs">
        {kindNames.map((each) => (
          <Link key={each} to={`?genre=${each}`} aria-current={each === kind ? 'page' : undefined} preventScrollReset>
            {kindWords[each]}
          </Link>
        ))}
      </nav>
      <ProtectedForm className="stack" key={kind}>
        <input type="hidden" name="kind" value={kind} />
        <Field label="Nom" hint={kind === 'values' ? undefined : 'Il dira d’où vient chaque chose.'}>
          {(ids) => <input {...ids} name="name" defaultValue={kept.name} required minLength={3} maxLength={120} />}
        </Field>
        <Field label={label} hint={hint}>
          {(ids) => <input {...ids} type="url" name="address" defaultValue={kept.address} required maxLength={2000} />}
        </Field>
        {kind === 'values' && <ValueColumns kept={kept} />}
        {kind === 'records' && (
          <Field label="Jeton" hint="Vide si l’export est ouvert à tous. Il n’est plus montré ensuite.">
            {(ids) => <input {...ids} type="password" name="token" autoComplete="off" maxLength={500} />}
          </Field>
        )}
        <Field label="Relue">
          {(ids) => (
            <select {...ids} name="rhythm" defaultValue={kept.rhythm ?? 'daily'}>
              {rhythms.map((rhythm) => (
                <option key={rhythm} value={rhythm}>
                  {rhythmLabels[rhythm]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <div>
          <button type="submit" className="main">
            {kind === 'values' ? 'Suivre cette source' : 'Voir ce qu’elle contient'}
          </button>
        </div>
      </ProtectedForm>
    </>
  );
}

const ValueColumns = ({ kept }: { kept: Refusal['kept'] }) => (
  <>
    <Field label="Code de l’indicateur" hint="Celui dont le fichier donne les valeurs.">
      {(ids) => <input {...ids} name="indicator" defaultValue={kept.indicator} required maxLength={60} />}
    </Field>
    <Field label="Colonne de l’année" hint="Son titre, tel qu’il est dans le fichier.">
      {(ids) => <input {...ids} name="period" defaultValue={kept.period} required maxLength={200} />}
    </Field>
    <Field label="Colonne de la valeur">
      {(ids) => <input {...ids} name="value" defaultValue={kept.value} required maxLength={200} />}
    </Field>
    <Field label="Colonne du code Insee" hint="Vide si les valeurs sont celles de tout le territoire.">
      {(ids) => <input {...ids} name="commune" defaultValue={kept.commune} maxLength={200} />}
    </Field>
  </>
);
