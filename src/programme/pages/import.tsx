import { Link, redirect } from 'react-router';
import { authorise, listOrganisationNames, organisationsWhere } from '../../identity/index.ts';
import { printCount } from '../../kernel/french.ts';
import { ChoiceField } from '../../web/components/choice-field.tsx';
import { PastImports, SendFile } from '../../web/components/imports.tsx';
import { Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { countedDeeds } from '../../web/counted-deeds.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { sentFile } from '../../web/sent-file.ts';
import { keepDraft, listBatches, undoImport } from '../index.ts';
import type { Route } from './+types/import';
import './programme.css';

export function loader({ request, context }: Route.LoaderArgs) {
  const { db, actor } = contextOf(context);
  return reading(request, async () => {
    const ids = organisationsWhere(actor, 'import.run');
    if (ids.length === 0) authorise(actor, 'import.run', { organisationId: '' });
    return {
      organisations: await listOrganisationNames(db, ids),
      batches: await listBatches(db, ids),
      done: countedDeeds(new URL(request.url).searchParams, deeds),
    };
  });
}

const deeds = [
  ['creees', 'action créée', 'actions créées'],
  ['modifiees', 'action modifiée', 'actions modifiées'],
  ['retirees', 'action retirée', 'actions retirées'],
  ['retablies', 'action remise comme avant', 'actions remises comme avant'],
] as const;

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, async () => {
    const undo = form.get('undo');
    if (typeof undo === 'string') {
      const { removed, restored } = await undoImport(contextOf(context), { batchId: undo });
      return redirect(`/travail/actions/import?retirees=${removed}&retablies=${restored}`);
    }
    const { name: filename, content } = await sentFile(form);
    const organisationId = String(form.get('organisation'));
    const { id } = await keepDraft(contextOf(context), { organisationId, filename, content });
    return redirect(`/travail/actions/import/${id}`);
  });
}

export default function ImportPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisations, batches, done } = loaderData;
  const refused = isRefusal(actionData) ? actionData : undefined;
  return (
    <div className="page">
      <title>Importer des actions – Carreau</title>
      <p className="quiet-text">
        <Link to="/travail/actions">Actions</Link> › Importer
      </p>
      <h1>Importer des actions</h1>
      <p className="lead">
        Envoyez votre tableau{'\u00a0'}: vous direz quelle colonne est quoi, vous verrez chaque cellule à corriger, et
        rien ne sera écrit avant votre accord.
      </p>
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      {done && <Notice tone="done">{done}.</Notice>}
      <SendFile
        hint="CSV (point-virgule, virgule ou tabulation), XLSX ou ODS, une action par ligne, les titres de colonnes sur la première ligne."
        accept=".csv,.txt,.tsv,.xlsx,.ods"
        submit="Envoyer le fichier"
      >
        <ChoiceField
          label="Organisation"
          name="organisation"
          choices={organisations}
          chosen={refused?.kept.organisation}
        />
      </SendFile>
      <PastImports batches={batches} things="Actions" counted={counted} />
    </div>
  );
}

const counted = ({ rowCount, changed }: { rowCount: number; changed: number | null }): string => {
  const [modified, created] = [changed ?? 0, rowCount - (changed ?? 0)];
  const parts = [created && printCount(created, 'créée'), modified && printCount(modified, 'modifiée')];
  return parts.filter(Boolean).join(', ') || '0';
};
