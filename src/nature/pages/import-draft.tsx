import { Link, redirect } from 'react-router';
import { printCount } from '../../kernel/french.ts';
import { sourceOf } from '../../kernel/table/stream-table.ts';
import { ProtectedForm, RequiredMark } from '../../web/components/form.tsx';
import { DropFile } from '../../web/components/imports.tsx';
import { Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { readingFields, readReadingChoices, readRecordMapping } from '../import/mapping-form.ts';
import { columnChoices } from '../import/record-mapping.ts';
import {
  dropRecordDraft,
  importRecords,
  prepareRecordImport,
  readDraftMapping,
  readRecordDraft,
  saveRecordMapping,
} from '../index.ts';
import type { Route } from './+types/import-draft';
import { Columns, Likely, Names, Problems, Values } from './import-parts.tsx';
import './nature.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const choices = readReadingChoices(new URL(request.url).searchParams);
    const prepared = await prepareRecordImport(carried, params.draft, choices);
    return { ...prepared, says: columnChoices(), fields: readingFields(prepared.choices) };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const carried = contextOf(context);
  return answering(request, form, async () => {
    const draft = await readRecordDraft(carried, params.draft);
    const choices = readReadingChoices(form);
    const intent = form.get('intent');
    const shown = String(form.get('lecture'));
    if (intent === 'drop') {
      await dropRecordDraft(carried, params.draft);
      return redirect('/nature/import');
    }
    if (intent !== 'import') {
      await saveRecordMapping(carried, { draftId: params.draft, shown }, (before) => readRecordMapping(form, before));
      return redirect(`/nature/import/${params.draft}?${new URLSearchParams(readingFields(choices))}`);
    }
    const mapping = await readDraftMapping(carried, draft, shown);
    const { inserted, updated, rejected, skipped } = await importRecords(carried, {
      ...draft,
      draftId: params.draft,
      ...choices,
      datasetId: choices.datasetId ?? '',
      source: sourceOf(draft.content),
      mapping,
      validOnly: form.get('valables') === 'oui',
      sameAs: form.get('doublons') === 'tous' ? 'all' : new Set(form.getAll('doublon').map(Number)),
    });
    return redirect(
      `/nature/import?ajoutees=${inserted}&corrigees=${updated}&rejetees=${rejected}&laissees=${skipped}`,
    );
  });
}

type Loaded = Route.ComponentProps['loaderData'];
type DryRun = NonNullable<Loaded['dryRun']>;

export default function ImportDraft({ loaderData, actionData }: Route.ComponentProps) {
  const { filename, dryRun, refusal } = loaderData;
  return (
    <div className="page">
      <title>Vérifier l’import de données – Carreau</title>
      <p className="quiet-text">
        <Link to="/nature/import">Importer des données</Link> › {filename}
      </p>
      <h1>Vérifier avant d’importer</h1>
      {isRefusal(actionData) && <Notice tone="refused">{actionData.refusal}</Notice>}
      {refusal && <Notice tone="refused">{refusal}</Notice>}
      {dryRun && <Counts dryRun={dryRun} filename={filename} />}
      {dryRun && dryRun.kinds.length > 0 && <Problems kinds={dryRun.kinds} count={dryRun.kindCount} />}
      {dryRun && <Ready {...loaderData} dryRun={dryRun} />}
      <ProtectedForm className="stack">
        <input type="hidden" name="lecture" value={loaderData.mappingKey} />
        {dryRun && dryRun.values.length > 0 && <Values values={dryRun.values} />}
        {dryRun && dryRun.names.length > 0 && <Names names={dryRun.names} count={dryRun.nameCount} />}
        <Columns {...loaderData} />
        <div>
          <button type="submit" name="intent" value="map">
            Vérifier avec ces choix
          </button>
        </div>
      </ProtectedForm>
      <DropFile />
    </div>
  );
}

function Counts({ dryRun, filename }: { dryRun: DryRun; filename: string }) {
  const { rows, inserted, updated, rejected, skipped, empty, newObservers } = dryRun;
  const parts = [
    printCount(inserted, 'donnée à ajouter', 'données à ajouter'),
    ...(updated > 0 ? [printCount(updated, 'donnée à corriger', 'données à corriger')] : []),
    ...(skipped > 0 ? [printCount(skipped, 'ligne déjà là', 'lignes déjà là')] : []),
    ...(rejected > 0 ? [printCount(rejected, 'ligne à mettre au net', 'lignes à mettre au net')] : []),
  ];
  const besides = [
    ...(empty > 0 ? [printCount(empty, 'ligne vide', 'lignes vides')] : []),
    ...(newObservers > 0 ? [printCount(newObservers, 'nouvel observateur', 'nouveaux observateurs')] : []),
  ];
  return (
    <Notice tone={rejected > 0 ? 'refused' : 'done'}>
      {printCount(rows, 'ligne lue', 'lignes lues')} dans «{'\u00a0'}
      {filename}
      {'\u00a0'}»{'\u00a0'}: {parts.join(', ')}.{besides.length > 0 && ` Aussi\u00a0: ${besides.join(', ')}.`}
      {rejected > 0 &&
        ' Dites ci-dessous ce que sont les mots inconnus, ou corrigez le fichier et envoyez-le de nouveau, ou n’importez que les lignes valables.'}
    </Notice>
  );
}

/** The last word. */
function Ready({ dryRun, fields, mappingKey }: Loaded & { dryRun: DryRun }) {
  const { inserted, updated, rejected, likely, likelyCount } = dryRun;
  if (inserted + updated === 0) return null;
  return (
    <ProtectedForm className="stack nature-ready">
      <input type="hidden" name="lecture" value={mappingKey} />
      {fields.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {likely.length > 0 && <Likely likely={likely} count={likelyCount} />}
      {rejected > 0 && (
        <label className="check">
          <input type="checkbox" name="valables" value="oui" required /> Laisser de côté{' '}
          {rejected === 1 ? 'la ligne' : `les ${printCount(rejected, 'ligne')}`} à mettre au net <RequiredMark />
        </label>
      )}
      <div>
        <button type="submit" name="intent" value="import" className="main">
          Importer {printCount(inserted + updated, 'donnée')}
        </button>
      </div>
    </ProtectedForm>
  );
}
