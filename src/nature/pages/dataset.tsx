import { Link, redirect } from 'react-router';
import { authorise, may, organisationsWhere } from '../../identity/index.ts';
import { printCount } from '../../kernel/french.ts';
import { KeptFacts, KeptForm, Opening } from '../../watch/pages/kept-form.tsx';
import { EmptyState, Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, reading, typedIn } from '../../web/forms.ts';
import { datasetParts, datasetTicked } from '../dataset/metadata-form.ts';
import {
  formOf,
  listFrameworks,
  listRecordsOfDataset,
  metadataWords,
  noteRecords,
  readMetadata,
  readVocabulary,
  saveDataset,
} from '../index.ts';
import type { Route } from './+types/dataset';
import { Actors, MetadataFields, TickedFacts } from './metadata-fields.tsx';
import { RecordTable } from './record-table.tsx';
import '../../watch/pages/watch.css';
import './nature.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const words = metadataWords();
    const editors = organisationsWhere(carried.actor, 'dataset.edit');
    if (!params.id) {
      authorise(carried.actor, 'dataset.edit', { organisationId: editors[0] ?? '' });
      return { words, frameworks: named(openFrameworks(await listFrameworks(carried.db, editors))) };
    }
    const { row, actors } = await readMetadata(carried, 'dataset', params.id);
    const all = await listFrameworks(carried.db, [row.organisationId]);
    const frameworks = named(openFrameworks(all, row.frameworkId));
    const records = await listRecordsOfDataset(carried.db, carried.actor, row, latest);
    await noteRecords(carried, records);
    return {
      words,
      frameworks: may(carried.actor, 'dataset.edit', row)
        ? frameworks
        : named(all.filter(({ id }) => id === row.frameworkId)),
      dataset: {
        ...{ id: row.id, name: row.name, version: row.version, frameworkId: row.frameworkId as string, actors },
        ...{ generated: row.generated === true, recordCount: row.recordCount as number },
        values: formOf(datasetParts(words, frameworks), row),
        chosen: { collectingMethods: row.collectingMethods as string[] },
      },
      records,
      validation: readVocabulary('validation').values,
      mayEdit: may(carried.actor, 'dataset.edit', row),
      works: may(carried.actor, 'record.read', row),
    };
  });
}

/** Records that the page shows. */
const latest = 20;

/** A dataset is put in one that is not closed; it stays in its own whatever became of it. */
const openFrameworks = <F extends { id: string; closed: boolean }>(frameworks: F[], own?: unknown): F[] =>
  frameworks.filter(({ id, closed }) => !closed || id === own);

const named = (frameworks: { id: string; name: string }[]): Record<string, string> =>
  Object.fromEntries(frameworks.map(({ id, name }) => [id, name]));

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, async () => {
    const ticked = Object.fromEntries(datasetTicked.map(({ name }) => [name, form.getAll(name).map(String)]));
    const values = Object.fromEntries(typedIn(form));
    const { id } = await saveDataset(contextOf(context), { values, ticked, id: params.id });
    return redirect(`/nature/jeux/${id}`);
  });
}

type Loaded = Route.ComponentProps['loaderData'];

export default function DatasetPage({ loaderData, actionData }: Route.ComponentProps) {
  const { dataset, frameworks } = loaderData;
  const title = dataset?.name ?? 'Ajouter un jeu de données';
  return (
    <div className="page">
      <title>{`${title} – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/nature">Nature</Link> › Jeu de données
      </p>
      <h1>{title}</h1>
      {dataset && <DatasetFacts loaded={loaderData} dataset={dataset} answer={actionData} />}
      {!dataset && Object.keys(frameworks).length === 0 && (
        <EmptyState title="Il faut d’abord un cadre d’acquisition">
          <p>
            <Link to="/nature/cadres/nouveau">Ajouter un cadre d’acquisition</Link>
          </p>
        </EmptyState>
      )}
      {!dataset && Object.keys(frameworks).length > 0 && <DatasetForm loaded={loaderData} answer={actionData} />}
    </div>
  );
}

function DatasetFacts(props: { loaded: Loaded; dataset: NonNullable<Loaded['dataset']>; answer: unknown }) {
  const { loaded, dataset, answer } = props;
  const { words, frameworks, mayEdit, works, records = [], validation = {} } = loaded;
  return (
    <>
      {dataset.generated && (
        <Notice tone="waiting">
          Exemple inventé pour la démonstration : aucune de ces données n’a été vue sur le terrain.
        </Notice>
      )}
      <p>{printCount(dataset.recordCount, 'donnée')}.</p>
      <KeptFacts parts={datasetParts(words, frameworks)} values={dataset.values} without={['name', 'frameworkId']} />
      <TickedFacts ticked={datasetTicked} chosen={dataset.chosen} words={words} />
      <p>
        Cadre d’acquisition{'\u00a0'}:{' '}
        {works ? (
          <Link to={`/nature/cadres/${dataset.frameworkId}`}>{frameworks[dataset.frameworkId]}</Link>
        ) : (
          frameworks[dataset.frameworkId]
        )}
      </p>
      <h2>Acteurs</h2>
      <Actors actors={dataset.actors} words={words} />
      {records.length > 0 && (
        <>
          <h2>Dernières données</h2>
          <RecordTable records={records.slice(0, latest)} validation={validation} inOneDataset />
        </>
      )}
      {mayEdit && (
        <Opening summary="Modifier le jeu de données" answer={answer}>
          <DatasetForm loaded={loaded} answer={answer} />
        </Opening>
      )}
    </>
  );
}

const DatasetForm = ({ loaded: { words, frameworks, dataset }, answer }: { loaded: Loaded; answer: unknown }) => (
  <KeptForm
    parts={datasetParts(words, frameworks)}
    kept={dataset}
    offered={{ objective: '1.1', dataKind: '1', sourceStatus: 'Te', origin: 'Pr' }}
    answer={answer}
    people={[]}
    submit="Enregistrer le jeu de données"
  >
    <MetadataFields
      answer={answer}
      ticked={datasetTicked}
      chosen={dataset?.chosen ?? {}}
      actors={dataset?.actors ?? []}
      words={words}
    />
  </KeptForm>
);
