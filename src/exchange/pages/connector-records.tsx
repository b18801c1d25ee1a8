import { Link, redirect } from 'react-router';
import { managedOrganisation } from '../../identity/pages/managed-organisation.ts';
import { printCount } from '../../kernel/french.ts';
import { readRecordMapping } from '../../nature/import/mapping-form.ts';
import { columnChoices } from '../../nature/import/record-mapping.ts';
import { Names, Problems, Values } from '../../nature/pages/import-parts.tsx';
import { ChoiceField } from '../../web/components/choice-field.tsx';
import { ColumnChoices } from '../../web/components/column-choices.tsx';
import { ProtectedForm } from '../../web/components/form.tsx';
import { EmptyState, Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, reading } from '../../web/forms.ts';
import { setUpConnector, tryOutConnector } from '../connector/keep-connector.ts';
import { mappingOf, understandExport } from '../connector/understand-records.ts';
import type { Route } from './+types/connector-records';
import { SourceHead } from './source-head.tsx';
import '../../nature/pages/nature.css';

export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  reading(request, async () => {
    const world = contextOf(context);
    await managedOrganisation(world, params.slug, 'connector.keep');
    return { ...(await understandExport(world, params.id, world)), says: columnChoices() };
  });

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const world = contextOf(context);
  return answering(request, form, async () => {
    const { slug } = await managedOrganisation(world, params.slug, 'connector.keep');
    const mapping = readRecordMapping(form, await mappingOf(world, params.id, world));
    const said = { mapping, datasetId: String(form.get('jeu') ?? '') || null };
    const address = `/administration/organisations/${slug}/sources/${params.id}`;
    if (form.get('intent') === 'follow') {
      await setUpConnector(world, params.id, said);
      return redirect(address);
    }
    await tryOutConnector(world, params.id, said);
    return redirect(`${address}/donnees`);
  });
}

export default function ConnectorRecords({ loaderData, actionData, params }: Route.ComponentProps) {
  const { name, refusal, read, says } = loaderData;
  return (
    <>
      <SourceHead
        name={name}
        address={`/administration/organisations/${params.slug}/sources/${params.id}`}
        answer={actionData}
        refusal={refusal ?? read?.refusal}
      />
      {read && read.datasets.length === 0 && (
        <EmptyState title="Aucun jeu de données ouvert">
          <p>
            Les données entrent dans un jeu : <Link to="/nature/jeux">créez-le d’abord</Link>.
          </p>
        </EmptyState>
      )}
      {read && read.datasets.length > 0 && <Understood read={read} says={says} />}
    </>
  );
}

type Loaded = Route.ComponentProps['loaderData'];

function Understood({ read, says }: { read: NonNullable<Loaded['read']>; says: Loaded['says'] }) {
  const { dryRun, header, sample, mapping, datasets, choices } = read;
  return (
    <>
      {dryRun && (
        <Notice tone={dryRun.rejected > 0 ? 'refused' : 'done'}>
          {printCount(dryRun.rows, 'donnée lue', 'données lues')} dans sa première page{'\u00a0: '}
          {[
            printCount(dryRun.inserted, 'nouvelle', 'nouvelles'),
            printCount(dryRun.skipped, 'déjà là', 'déjà là'),
            printCount(dryRun.rejected, 'à mettre au net', 'à mettre au net'),
          ].join(', ')}
          .
        </Notice>
      )}
      <ProtectedForm className="stack">
        <div className="nature-fields">
          <ChoiceField label="Jeu de données" name="jeu" choices={datasets} chosen={choices.datasetId} />
        </div>
        <p className="quiet-text">
          Ce qui est nouveau entre comme un import, qui s’annule&nbsp;; ce que la source dit autrement d’une donnée déjà
          là attend votre choix. L’observateur est nommé comme dans vos autres imports.
        </p>
        <div className="row">
          <button type="submit" name="intent" value="follow" className="main">
            Suivre cette source
          </button>
          <button type="submit" name="intent" value="map">
            Vérifier avec ces choix
          </button>
        </div>
        {dryRun && dryRun.values.length > 0 && <Values values={dryRun.values} />}
        {dryRun && dryRun.names.length > 0 && <Names names={dryRun.names} count={dryRun.nameCount} />}
        <ColumnChoices
          columns={header.map((column) => ({
            name: column,
            sample: sample[column] ?? '',
            chosen: mapping.columns[column] ?? 'extra',
          }))}
          says={says}
        />
      </ProtectedForm>
      {dryRun && dryRun.kinds.length > 0 && <Problems kinds={dryRun.kinds} count={dryRun.kindCount} />}
    </>
  );
}
