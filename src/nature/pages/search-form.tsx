import { useState } from 'react';
import { Form } from 'react-router';
import { atFirst, boundsOf } from '../../site/pages/bounds.ts';
import { DrawingMap } from '../../site/pages/outline-field.tsx';
import { ForScripts } from '../../web/components/for-scripts.tsx';
import { Field } from '../../web/components/form.tsx';
import { writeDayOfYear, writeRecordFilter } from '../search/filter-in-address.ts';
import { mostCorners, type RecordFilter, taxonStatuses } from '../search/record-filter.ts';
import type { SearchView } from '../search/search-views.ts';
import type { Loaded } from './search.tsx';

interface Props {
  filter: RecordFilter;
  view: SearchView;
  choices: Loaded['choices'];
  baseMap: string | null;
}

/** The criteria of a search; taxon and place are typed as words, and become a criterion once one alone is meant. */
export function SearchForm({ filter, view, choices, baseMap }: Props) {
  const { season, place } = filter;
  const isNamed = place && place.kind !== 'drawn';
  return (
    <Form method="get" action="/nature/donnees" role="search" className="search-form">
      {view !== 'liste' && <input type="hidden" name="par" value={view} />}
      {filter.taxon && <input type="hidden" name="taxon" value={filter.taxon} />}
      {filter.organisationId && <input type="hidden" name="organisation" value={filter.organisationId} />}
      {isNamed &&
        [...writeRecordFilter({ place })].map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
      <div className="search-fields">
        <Field
          label={filter.taxon ? 'Un autre taxon' : 'Taxon'}
          hint="Espèce, genre, famille : français ou scientifique."
        >
          {(ids) => <input {...ids} type="search" name="nom" autoComplete="off" />}
        </Field>
        <Field label={isNamed ? 'Un autre lieu' : 'Lieu'} hint="Commune, EPCI, département ou site.">
          {(ids) => <input {...ids} type="search" name="ou" autoComplete="off" />}
        </Field>
        <Field label="Du">{(ids) => <input {...ids} type="date" name="du" defaultValue={filter.from} />}</Field>
        <Field label="Au">{(ids) => <input {...ids} type="date" name="au" defaultValue={filter.to} />}</Field>
      </div>
      <details className="search-more" open={hasMore(filter)}>
        <summary>Plus de critères</summary>
        <div className="search-fields">
          <Choice
            label="Groupe"
            name="groupe"
            value={filter.group}
            choices={choices.groups.map((name) => [name, name])}
          />
          <Choice label="Statut du taxon" name="statut" value={filter.status} choices={Object.entries(taxonStatuses)} />
          <Field label="Saison, du" hint="Jour et mois : 01/11.">
            {(ids) => <input {...ids} name="saison-du" size={6} defaultValue={season && writeDayOfYear(season.from)} />}
          </Field>
          <Field label="Saison, au" hint="Passe le Nouvel An s’il le faut.">
            {(ids) => <input {...ids} name="saison-au" size={6} defaultValue={season && writeDayOfYear(season.to)} />}
          </Field>
          <Choice
            label="Observateur"
            name="observateur"
            value={filter.observerId}
            choices={choices.observers.map(({ id, name }) => [id, name])}
          />
          <Choice
            label="Jeu de données"
            name="jeu"
            value={filter.datasetId}
            choices={choices.datasets.map(({ id, name }) => [id, name])}
          />
          <Choice
            label="Protocole"
            name="protocole"
            value={filter.protocol}
            choices={Object.entries(choices.protocols)}
          />
          <Choice
            label="Observation"
            name="vu"
            value={filter.observed}
            choices={[
              ['Pr', 'Vu'],
              ['No', 'Recherché et non vu'],
            ]}
          />
        </div>
        <fieldset className="search-levels">
          <legend>Validation</legend>
          {Object.entries(choices.validation).map(([level, label]) => (
            <label key={level} className="check">
              <input
                type="checkbox"
                name="validation"
                value={level}
                defaultChecked={filter.validation?.includes(Number(level))}
              />{' '}
              {label}
            </label>
          ))}
        </fieldset>
      </details>
      <DrawnPlace filter={filter} baseMap={baseMap} />
      <button type="submit" className="main">
        Chercher
      </button>
    </Form>
  );
}

const hasMore = ({
  group,
  status,
  season,
  observerId,
  datasetId,
  protocol,
  observed,
  validation,
}: RecordFilter): boolean =>
  [group, status, season, observerId, datasetId, protocol, observed, validation].some((asked) => asked !== undefined);

const Choice = (props: {
  label: string;
  name: string;
  value: string | undefined;
  choices: readonly (readonly [string, string])[];
}) => (
  <Field label={props.label}>
    {(ids) => (
      <select {...ids} name={props.name} defaultValue={props.value ?? ''}>
        <option value="">Tous</option>
        {props.choices.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    )}
  </Field>
);

/** A surface drawn on the map, in place of one that is named; its corners travel in the address. */
function DrawnPlace({ filter: { place }, baseMap }: Pick<Props, 'filter' | 'baseMap'>) {
  const ring = place?.kind === 'drawn' ? [...place.corners, place.corners[0]] : null;
  const kept = ring ? JSON.stringify({ type: 'Polygon', coordinates: [ring] }) : '';
  const [corners, setCorners] = useState(place?.kind === 'drawn' ? place.corners.map(String).join(' ') : '');
  const [isOpen, setOpen] = useState(corners !== '');
  return (
    <>
      <noscript>
        <Field
          label="Contour"
          hint="Longitude,latitude de chaque angle, en degrés, séparées par une espace : 2.64,50.53 2.65,50.53 2.65,50.54."
        >
          {(ids) => <input {...ids} name="contour" defaultValue={corners} />}
        </Field>
      </noscript>
      {/* Without scripts it comes second: the first is read. */}
      {corners && <input type="hidden" name="contour" value={corners} />}
      <ForScripts>
        <details className="search-more" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
          <summary>Dessiner le lieu sur la carte</summary>
          {isOpen && (
            <DrawingMap
              outline={kept}
              extent={boundsOf(ring) ?? atFirst}
              baseMap={baseMap}
              surfaceOnly
              onDrawn={(text) => setCorners(cornersIn(text))}
            />
          )}
        </details>
      </ForScripts>
    </>
  );
}

/** "2.64,50.53 2.65,50.53 …": the outer ring of a surface, its last corner being its first. */
function cornersIn(text: string): string {
  if (!text) return '';
  const { type, coordinates } = JSON.parse(text) as { type: string; coordinates: number[][][] | number[][][][] };
  const ring = (type === 'MultiPolygon' ? coordinates[0]?.[0] : coordinates[0]) as number[][] | undefined;
  const corners = (ring ?? []).slice(0, -1).slice(0, mostCorners);
  return corners.map((corner) => corner.map((degrees) => Number(degrees.toFixed(5))).join(',')).join(' ');
}
