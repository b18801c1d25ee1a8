import { Link, redirect } from 'react-router';
import { authorise, organisationsWhere } from '../../identity/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { printNumber } from '../../kernel/french.ts';
import { ChoiceField } from '../../web/components/choice-field.tsx';
import { DataNote } from '../../web/components/data-note.tsx';
import { PastImports, SendFile, WaitingFiles } from '../../web/components/imports.tsx';
import { EmptyState, Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { countedDeeds } from '../../web/counted-deeds.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { sentFile } from '../../web/sent-file.ts';
import { keepRecordDraft, listOpenDatasets, listRecordDrafts, listRecordImports, undoRecordImport } from '../index.ts';
import type { Route } from './+types/import';
import './nature.css';

export function loader({ request, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const { db, actor } = carried;
    const ids = organisationsWhere(actor, 'import.run');
    if (ids.length === 0) authorise(actor, 'import.run', { organisationId: '' });
    const query = new URL(request.url).searchParams;
    return {
      datasets: await listOpenDatasets(db, ids),
      chosen: query.get('jeu') ?? undefined,
      drafts: await listRecordDrafts(carried),
      batches: await listRecordImports(db, ids),
      done: countedDeeds(query, deeds),
    };
  });
}

const deeds = [
  ['ajoutees', 'donnée ajoutée', 'données ajoutées'],
  ['corrigees', 'donnée corrigée', 'données corrigées'],
  ['rejetees', 'ligne rejetée', 'lignes rejetées'],
  ['laissees', 'ligne laissée de côté', 'lignes laissées de côté'],
  ['retirees', 'donnée retirée', 'données retirées'],
  ['retablies', 'donnée remise comme avant', 'données remises comme avant'],
] as const;

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const carried = contextOf(context);
  return answering(request, form, async () => {
    const undo = form.get('undo');
    if (typeof undo === 'string') {
      const { removed, restored } = await undoRecordImport(carried, { batchId: undo });
      return redirect(`/nature/import?retirees=${removed}&retablies=${restored}`);
    }
    const ids = organisationsWhere(carried.actor, 'import.run');
    if (ids.length === 0) authorise(carried.actor, 'import.run', { organisationId: '' });
    const datasets = await listOpenDatasets(carried.db, ids);
    const dataset = datasets.find(({ id }) => id === form.get('jeu'));
    if (!dataset)
      throw new DomainError('invalid', 'dataset_needed', 'Choisissez le jeu de données où iront les données.');
    const { name, content } = await sentFile(form);
    const { organisationId } = dataset;
    const { id } = await keepRecordDraft(carried, { organisationId, filename: name, content });
    return redirect(`/nature/import/${id}?jeu=${dataset.id}`);
  });
}

type Loaded = Route.ComponentProps['loaderData'];

export default function ImportRecords({ loaderData, actionData }: Route.ComponentProps) {
  const { datasets, chosen, drafts, batches, done } = loaderData;
  const refused = isRefusal(actionData) ? actionData : undefined;
  return (
    <div className="page">
      <title>Importer des données – Carreau</title>
      <p className="quiet-text">
        <Link to="/nature">Nature</Link> › Importer
      </p>
      <h1>Importer des données</h1>
      <p className="lead">
        Envoyez un tableau{'\u00a0'}: vous direz quelle colonne est quoi, vous verrez chaque ligne à corriger, et rien
        ne sera écrit avant votre accord.
      </p>
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      {done && <Notice tone="done">{done}.</Notice>}
      {datasets.length === 0 ? <NoDataset /> : <Send datasets={datasets} chosen={refused?.kept.jeu ?? chosen} />}
      <WaitingFiles drafts={drafts} at="/nature/import" />
      <PastImports batches={batches} things="Données" counted={({ rowCount }) => printNumber(String(rowCount))} />
    </div>
  );
}

const NoDataset = () => (
  <EmptyState title="Aucun jeu de données ouvert">
    <p>
      Des données s’ajoutent à un jeu, qui dit qui les a recueillies et sous quelle licence.{' '}
      <Link to="/nature/jeux/nouveau">Créer un jeu de données</Link>
    </p>
  </EmptyState>
);

const Send = ({ datasets, chosen }: Pick<Loaded, 'datasets' | 'chosen'>) => (
  <SendFile
    hint="CSV, XLSX ou ODS, une donnée par ligne : un nom ou un cd_nom, une date, un lieu (coordonnées, WKT, commune, maille ou département). 20 Mo au plus ici ; au-delà, la commande « carreau import records » n’a pas de limite."
    accept=".csv,.tsv,.txt,.xlsx,.ods"
  >
    <ChoiceField label="Jeu de données" name="jeu" choices={datasets} chosen={chosen} />
    <DataNote>
      Les noms d’observateurs et de déterminateurs du fichier sont gardés{'\u00a0'}; aucun n’est montré au public avant
      l’accord de cette personne.
    </DataNote>
  </SendFile>
);
