import { Link, redirect } from 'react-router';
import { authorise, listOrganisationNames, organisationsWhere } from '../../identity/index.ts';
import { printCount, printNumber } from '../../kernel/french.ts';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import { EmptyState, Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { countedDeeds } from '../../web/counted-deeds.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { acceptTaxonChanges, readTouchedByVersion, type TouchedName } from '../index.ts';
import type { Route } from './+types/taxref';
import './nature.css';

export function loader({ request, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const { actor, db } = carried;
    const ids = organisationsWhere(actor, 'record.read');
    if (ids.length === 0) authorise(actor, 'record.read', { organisationId: '' });
    const deciding = organisationsWhere(actor, 'taxon.decide');
    const organisations = await listOrganisationNames(db, ids);
    const places = await Promise.all(
      organisations.map(async ({ id, name }) => ({
        ...{ id, name, mayDecide: deciding.includes(id) },
        versions: await readTouchedByVersion(carried, id),
      })),
    );
    return {
      places: places.filter(({ versions }) => versions.length > 0),
      several: organisations.length > 1,
      done: countedDeeds(new URL(request.url).searchParams, deeds),
    };
  });
}

const deeds = [['reprises', 'donnée a le taxon de cette version', 'données ont le taxon de cette version']] as const;

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const carried = contextOf(context);
  return answering(request, form, async () => {
    const [own = ''] = organisationsWhere(carried.actor, 'taxon.decide');
    const organisationId = String(form.get('organisme') ?? own);
    authorise(carried.actor, 'taxon.decide', { organisationId });
    const { records } = await acceptTaxonChanges(carried, {
      organisationId,
      version: Number(form.get('version')),
      cdNoms: form.getAll('nom').map(Number),
      reason: String(form.get('motif') ?? ''),
    });
    return redirect(`/nature/taxref?reprises=${records}`);
  });
}

type Place = Route.ComponentProps['loaderData']['places'][number];
type Version = Place['versions'][number];

export default function TaxrefPage({ loaderData, actionData }: Route.ComponentProps) {
  const { places, several, done } = loaderData;
  const refused = isRefusal(actionData) ? actionData : undefined;
  return (
    <div className="page">
      <title>Ce que TAXREF a changé – Carreau</title>
      <p className="quiet-text">
        <Link to="/nature">Nature</Link> › TAXREF
      </p>
      <h1>Ce que TAXREF a changé</h1>
      <p className="lead">
        Une nouvelle version réunit, déplace ou retire des noms. Vos données gardent leur taxon tant que personne n’en
        décide.
      </p>
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      {done && <Notice tone="done">{done}.</Notice>}
      {places.length === 0 && (
        <EmptyState title="Aucune donnée n’est touchée">
          <p>Les noms que portent vos données disent la même chose dans toutes les versions apportées.</p>
        </EmptyState>
      )}
      {places.flatMap((place) =>
        place.versions.map((version) => (
          <Touched
            key={`${place.id} ${version.version}`}
            place={place}
            version={version}
            several={several}
            reason={refused?.kept.motif}
          />
        )),
      )}
    </div>
  );
}

function Touched(props: { place: Place; version: Version; several: boolean; reason: string | undefined }) {
  const { place, version, several, reason } = props;
  const { names, inUse } = version;
  const records = names.reduce((sum, name) => sum + name.records, 0);
  const isSettled = names.every(({ cdRef }) => cdRef === null);
  const table = <Names names={names} mayDecide={place.mayDecide} />;
  return (
    <section>
      <h2>
        TAXREF {version.version}
        {several && `, ${place.name}`} {!inUse && <span className="badge tone-quiet">Pas encore en service</span>}
      </h2>
      <p>
        {printCount(records, 'donnée')} sous {printCount(names.length, 'nom')}.
      </p>
      {!place.mayDecide || isSettled ? (
        table
      ) : (
        <ProtectedForm className="stack">
          <input type="hidden" name="organisme" value={place.id} />
          <input type="hidden" name="version" value={version.version} />
          {table}
          <Field label="Motif" hint="Gardé au journal, avec votre nom.">
            {(ids) => <input {...ids} name="motif" required maxLength={500} defaultValue={reason} />}
          </Field>
          <div>
            <button type="submit" className="main">
              Reprendre les taxons cochés
            </button>
          </div>
        </ProtectedForm>
      )}
    </section>
  );
}

const kinds: Record<TouchedName['kind'], string> = {
  vanished: 'Nom retiré',
  merged: 'Taxon réuni à un autre',
  moved: 'Nom passé à un autre taxon',
};

const Names = ({ names, mayDecide }: { names: TouchedName[]; mayDecide: boolean }) => (
  <div className="table-scroll">
    <table className="table-rows">
      <caption className="visually-hidden">Noms que cette version change et que portent des données</caption>
      <thead>
        <tr>
          <th scope="col">Nom</th>
          <th scope="col">Ce qui change</th>
          <th scope="col">Taxon dans cette version</th>
          <th scope="col" className="number">
            Données
          </th>
        </tr>
      </thead>
      <tbody>
        {names.map((name) => (
          <tr key={name.cdNom}>
            <th scope="row">
              {mayDecide && name.cdRef !== null ? (
                <label className="row">
                  <input type="checkbox" name="nom" value={name.cdNom} defaultChecked />
                  <i lang="la">{name.fromName}</i>
                </label>
              ) : (
                <i lang="la">{name.fromName}</i>
              )}
            </th>
            <td data-label="Ce qui change">{kinds[name.kind]}</td>
            <td data-label="Taxon dans cette version">
              {name.cdRef === null ? 'Aucun\u00a0: à choisir donnée par donnée' : <i lang="la">{name.name}</i>}
            </td>
            <td data-label="Données" className="number">
              {printNumber(String(name.records))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
