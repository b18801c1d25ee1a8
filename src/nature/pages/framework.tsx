import { Link, redirect } from 'react-router';
import { authorise, listOrganisationNames, may, organisationsWhere } from '../../identity/index.ts';
import { KeptFacts, KeptForm, Opening } from '../../watch/pages/kept-form.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, reading, typedIn } from '../../web/forms.ts';
import { frameworkParts, frameworkTicked } from '../dataset/metadata-form.ts';
import { formOf, listDatasets, metadataWords, readMetadata, saveFramework } from '../index.ts';
import type { Route } from './+types/framework';
import { Actors, MetadataFields, TickedFacts } from './metadata-fields.tsx';
import '../../watch/pages/watch.css';
import './nature.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const words = metadataWords();
    const editors = organisationsWhere(carried.actor, 'dataset.edit');
    if (!params.id) {
      authorise(carried.actor, 'dataset.edit', { organisationId: editors[0] ?? '' });
      return { words, organisations: await listOrganisationNames(carried.db, editors) };
    }
    const { row, actors } = await readMetadata(carried, 'framework', params.id);
    const chosen = { objectives: row.objectives as string[], volets: row.volets as string[] };
    const datasets = await listDatasets(carried.db, [row.organisationId]);
    return {
      words,
      organisations: [],
      framework: {
        id: row.id,
        name: row.name,
        version: row.version,
        values: formOf(frameworkParts(words), row),
        chosen,
        actors,
      },
      datasets: datasets.filter(({ frameworkId }) => frameworkId === row.id).map(({ id, name }) => ({ id, name })),
      mayEdit: may(carried.actor, 'dataset.edit', row),
    };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, async () => {
    const ticked = Object.fromEntries(frameworkTicked.map(({ name }) => [name, form.getAll(name).map(String)]));
    const values = Object.fromEntries(typedIn(form));
    const { id } = await saveFramework(contextOf(context), { values, ticked, id: params.id });
    return redirect(`/nature/cadres/${id}`);
  });
}

export default function FrameworkPage({ loaderData, actionData }: Route.ComponentProps) {
  const { words, organisations, framework, datasets = [], mayEdit } = loaderData;
  const title = framework?.name ?? 'Ajouter un cadre d’acquisition';
  const parts = frameworkParts(words);
  const form = (
    <KeptForm
      parts={parts}
      kept={framework}
      answer={actionData}
      organisations={organisations}
      people={[]}
      submit="Enregistrer le cadre d’acquisition"
    >
      <MetadataFields
        answer={actionData}
        ticked={frameworkTicked}
        chosen={framework?.chosen ?? {}}
        actors={framework?.actors ?? []}
        words={words}
      />
    </KeptForm>
  );
  return (
    <div className="page">
      <title>{`${title} – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/nature">Nature</Link> › Cadre d’acquisition
      </p>
      <h1>{title}</h1>
      {framework ? (
        <>
          <KeptFacts parts={parts} values={framework.values} without={['name']} />
          <TickedFacts ticked={frameworkTicked} chosen={framework.chosen} words={words} />
          <h2>Acteurs</h2>
          <Actors actors={framework.actors} words={words} />
          <h2>Jeux de données</h2>
          {datasets.length === 0 ? (
            <p>Aucun pour l’instant.</p>
          ) : (
            <ul>
              {datasets.map(({ id, name }) => (
                <li key={id}>
                  <Link to={`/nature/jeux/${id}`}>{name}</Link>
                </li>
              ))}
            </ul>
          )}
          {mayEdit && (
            <Opening summary="Modifier le cadre d’acquisition" answer={actionData}>
              {form}
            </Opening>
          )}
        </>
      ) : (
        form
      )}
    </div>
  );
}
