import { Link, redirect } from 'react-router';
import { authorise, listOrganisationNames, organisationsWhere } from '../../identity/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { printNumber } from '../../kernel/french.ts';
import { ChoiceField } from '../../web/components/choice-field.tsx';
import { PastImports, SendFile, WaitingFiles } from '../../web/components/imports.tsx';
import { Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { countedDeeds } from '../../web/counted-deeds.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { readOpenLayers } from '../files/open-layers.ts';
import { keepSiteDraft, listSiteDrafts, listSiteImports, undoSiteImport } from '../index.ts';
import type { Route } from './+types/import';
import './site.css';

export function loader({ request, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const { db, actor } = carried;
    const ids = organisationsWhere(actor, 'import.run');
    if (ids.length === 0) authorise(actor, 'import.run', { organisationId: '' });
    return {
      organisations: await listOrganisationNames(db, ids),
      drafts: await listSiteDrafts(carried),
      batches: await listSiteImports(db, ids),
      open: readOpenLayers(),
      done: countedDeeds(new URL(request.url).searchParams, deeds),
    };
  });
}

const deeds = [
  ['crees', 'site créé', 'sites créés'],
  ['completes', 'site complété', 'sites complétés'],
  ['retires', 'site retiré', 'sites retirés'],
  ['retablis', 'site remis comme avant', 'sites remis comme avant'],
] as const;

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const carried = contextOf(context);
  return answering(request, form, async () => {
    const undo = form.get('undo');
    if (typeof undo === 'string') {
      const { removed, restored } = await undoSiteImport(carried, { batchId: undo });
      return redirect(`/sites/import?retires=${removed}&retablis=${restored}`);
    }
    const organisationId = String(form.get('organisation') ?? '');
    authorise(carried.actor, 'import.run', { organisationId });
    const files = form.getAll('file').filter((file): file is File => file instanceof File && file.name !== '');
    if (files.length === 0) throw new DomainError('invalid', 'no_file', 'Choisissez un fichier, puis envoyez-le.');
    const kept: string[] = [];
    for (const file of files) {
      const content = new Uint8Array(await file.arrayBuffer());
      kept.push((await keepSiteDraft(carried, { organisationId, filename: file.name, content })).id);
    }
    return redirect(kept.length === 1 ? `/sites/import/${kept[0]}` : '/sites/import#attente');
  });
}

export default function ImportSites({ loaderData, actionData }: Route.ComponentProps) {
  const { organisations, drafts, batches, open, done } = loaderData;
  const refused = isRefusal(actionData) ? actionData : undefined;
  return (
    <div className="page">
      <title>Importer des sites – Carreau</title>
      <p className="quiet-text">
        <Link to="/sites">Sites</Link> › Importer
      </p>
      <h1>Importer des sites</h1>
      <p className="lead">
        Envoyez une couche ou un tableau{'\u00a0'}: vous direz quelle colonne est quoi, vous verrez chaque ligne à
        corriger, et rien ne sera écrit avant votre accord.
      </p>
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      {done && <Notice tone="done">{done}.</Notice>}
      <SendFile
        hint="GeoJSON, GeoPackage, shapefile en ZIP, CSV, XLSX ou ODS avec une colonne WKT ou deux de coordonnées. 60 Mo au plus en tout, soit environ 100 000 contours ; au-delà, la commande « carreau import sites » va jusqu’à 200 Mo."
        accept=".geojson,.json,.gpkg,.zip,.csv,.tsv,.txt,.xlsx,.ods"
        multiple
      >
        <ChoiceField
          label="Organisation"
          name="organisation"
          choices={organisations}
          chosen={refused?.kept.organisation}
        />
      </SendFile>
      <WaitingFiles drafts={drafts} at="/sites/import" />
      <PastImports batches={batches} things="Sites" counted={({ rowCount }) => printNumber(String(rowCount))} />
      <OpenData open={open} />
    </div>
  );
}

type Loaded = Route.ComponentProps['loaderData'];

const OpenData = ({ open }: Pick<Loaded, 'open'>) => (
  <section>
    <h2 id="donnees-ouvertes">Les données ouvertes du Bassin minier</h2>
    <p className="site-said-at-length">
      Ces couches sont publiées par leurs producteurs sous {open.licence}, et réunies à l’adresse{' '}
      <a href={open.address}>{open.address.replace('https://', '')}</a>. Téléchargez celles qu’il vous faut, puis
      envoyez-les ci-dessus toutes ensemble{'\u00a0'}: leur type, leurs colonnes et leur source seront déjà remplis.
      Commencez par les composantes{'\u00a0'}: les éléments s’y rattachent.
    </p>
    <table className="table-rows">
      <caption className="visually-hidden">Couches ouvertes et leurs producteurs</caption>
      <thead>
        <tr>
          <th scope="col">Couche</th>
          <th scope="col">Fichier</th>
          <th scope="col">Publiée par</th>
        </tr>
      </thead>
      <tbody>
        {open.layers.map(({ file, label, source }) => (
          <tr key={file}>
            <th scope="row">{label}</th>
            <td data-label="Fichier">{file}.geojson</td>
            <td data-label="Publiée par">
              {source?.producer}, {source?.place}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
