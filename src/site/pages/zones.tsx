import { Fragment } from 'react';
import { Link, redirect } from 'react-router';
import { authorise, listOrganisationNames, organisationsWhere } from '../../identity/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { printCount, printInstant } from '../../kernel/french.ts';
import { ChoiceField } from '../../web/components/choice-field.tsx';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import { Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { countedDeeds } from '../../web/counted-deeds.ts';
import { answering, isRefusal, type Refusal, reading } from '../../web/forms.ts';
import type { PlaceLayer } from '../files/place-layer.ts';
import { importZones, listZoneBatches, undoZoneImport } from '../index.ts';
import { type ZoneKind, zoneKindKeys, zoneKinds } from '../zone-kind.ts';
import type { Route } from './+types/zones';
import { printHectares } from './measure.ts';
import './site.css';

const deeds = [
  ['crees', 'zonage ajouté', 'zonages ajoutés'],
  ['retires', 'zonage retiré', 'zonages retirés'],
] as const;

export function loader({ request, context }: Route.LoaderArgs) {
  const { db, actor } = contextOf(context);
  return reading(request, async () => {
    const ids = organisationsWhere(actor, 'zone.edit');
    if (ids.length === 0) authorise(actor, 'zone.edit', { organisationId: '' });
    return {
      organisations: await listOrganisationNames(db, ids),
      batches: await listZoneBatches(db, ids),
      done: countedDeeds(new URL(request.url).searchParams, deeds),
    };
  });
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const carried = contextOf(context);
  const text = (name: string) => String(form.get(name) ?? '').trim();
  return answering(request, form, async () => {
    if (form.has('undo')) {
      const { removed } = await undoZoneImport(carried, { batchId: text('undo') });
      return redirect(`/sites/zonages?retires=${removed}`);
    }
    const organisationId = text('organisation');
    authorise(carried.actor, 'zone.edit', { organisationId });
    const file = form.get('file');
    if (!(file instanceof File) || file.name === '')
      throw new DomainError('invalid', 'no_file', 'Choisissez un fichier, puis envoyez-le.');
    const { created } = await importZones(carried, {
      organisationId,
      filename: file.name,
      content: new Uint8Array(await file.arrayBuffer()),
      kind: text('kind') as ZoneKind,
      nameColumn: text('nameColumn'),
      layer: text('layer'),
      epsg: text('epsg') ? Number(text('epsg')) : null,
      since: text('since') || null,
      published: text('published') !== '',
      source: { title: text('source'), asOf: text('asOf') || null },
    });
    return redirect(`/sites/zonages?crees=${created}`);
  });
}

export default function ZonesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisations, batches, done } = loaderData;
  const refused = isRefusal(actionData) ? actionData : undefined;
  return (
    <div className="page">
      <title>Zonages – Carreau</title>
      <p className="quiet-text">
        <Link to="/carte">Carte</Link> › Zonages
      </p>
      <h1>Importer des zonages</h1>
      <p className="lead">
        Le Bien, sa zone tampon, les abords, les sites classés, les parvis agricoles{'\u00a0'}: chaque contour dit où
        une règle ou une vue tient. Ce qui s’y trouve est calculé à l’import.
      </p>
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      {done && <Notice tone="done">{done}.</Notice>}
      <ZonesForm organisations={organisations} kept={refused?.kept ?? {}} layers={layersToChoose(refused)} />
      {batches.length > 0 && <Batches batches={batches} />}
    </div>
  );
}

type Loaded = Route.ComponentProps['loaderData'];

/** Those of a file that was refused because none of its layers was named. */
const layersToChoose = (refused: Refusal | undefined): PlaceLayer[] =>
  refused?.code === 'layer_needed' ? (refused.facts.layers as PlaceLayer[]) : [];

type FormProps = Pick<Loaded, 'organisations'> & Pick<Refusal, 'kept'> & { layers: PlaceLayer[] };

function ZonesForm({ organisations, kept, layers }: FormProps) {
  const line = (name: string, label: string, more: { hint?: string; type?: string; required?: true } = {}) => (
    <Field label={label} hint={more.hint}>
      {(ids) => (
        <input
          {...ids}
          name={name}
          type={more.type ?? 'text'}
          required={more.required}
          defaultValue={kept[name] ?? ''}
        />
      )}
    </Field>
  );
  const kinds = zoneKindKeys.map((kind) => ({ id: kind, name: zoneKinds[kind].label }));
  return (
    <ProtectedForm encType="multipart/form-data" className="stack site-choice">
      <ChoiceField label="Organisation" name="organisation" choices={organisations} chosen={kept.organisation} />
      <ChoiceField label="Genre" name="kind" choices={kinds} chosen={kept.kind} />
      <Field
        label="Fichier"
        hint="GeoJSON, GeoPackage ou shapefile en ZIP, 60 Mo au plus. D’un parvis ou d’une vue, la colonne « vue_sur » dit les terrils qui s’y voient."
      >
        {(ids) => <input {...ids} type="file" name="file" accept=".geojson,.json,.gpkg,.zip" required />}
      </Field>
      {layers.length > 0 && (
        <ChoiceField
          label="Couche du fichier"
          name="layer"
          choices={layers.map(({ name, rows }) => ({
            id: name,
            name: rows === null ? name : `${name} (${printCount(rows, 'objet')})`,
          }))}
        />
      )}
      {line('source', 'Source', { required: true })}
      {line('asOf', 'Date de la source', { type: 'date' })}
      {line('since', 'En vigueur depuis le', { type: 'date' })}
      <details open={['nameColumn', 'epsg'].some((name) => kept[name])}>
        <summary>Si le fichier ne se lit pas seul</summary>
        <div className="stack">
          {line('nameColumn', 'Colonne du nom', { hint: 'Sans elle, la première qui ressemble à un nom.' })}
          {line('epsg', 'Code EPSG', { hint: '2154 pour le Lambert-93, 4326 pour des degrés.', type: 'number' })}
        </div>
      </details>
      <label className="check">
        <input type="checkbox" name="published" value="oui" defaultChecked={Boolean(kept.published)} /> Montrer à tout
        le monde
      </label>
      <div>
        <button type="submit" className="main">
          Importer ces zonages
        </button>
      </div>
    </ProtectedForm>
  );
}

const Batches = ({ batches }: Pick<Loaded, 'batches'>) => (
  <section>
    <h2>Imports passés</h2>
    <ul className="plain-list">
      {batches.map(({ id, filename, createdAt, undoneAt, person, zones, kinds, first }) => (
        <li key={id} className="row">
          <span>
            {filename}
            {'\u00a0'}: {printCount(zones, 'zonage')}
            {kinds.length > 0 && ` (${kinds.map((kind) => zoneKinds[kind].label).join(', ')})`}{' '}
            <span className="quiet-text">{`${person}, le ${printInstant(createdAt)}`}</span>
            {first.map((zone, at) => (
              <Fragment key={zone.id}>
                {at === 0 ? <br /> : ' · '}
                <Link to={`/sites/zonages/${zone.id}`}>{`${zone.name}, ${printHectares(zone.areaHa)}`}</Link>
              </Fragment>
            ))}
            {zones > first.length && '…'}
          </span>
          {undoneAt ? (
            <span className="badge">annulé</span>
          ) : (
            <ProtectedForm>
              <button type="submit" name="undo" value={id} className="danger">
                Annuler cet import<span className="visually-hidden"> de {filename}</span>
              </button>
            </ProtectedForm>
          )}
        </li>
      ))}
    </ul>
  </section>
);
