import { Link, redirect } from 'react-router';
import { authorise, listOrganisationNames, organisationsWhere } from '../../identity/index.ts';
import { printCount, printInstant } from '../../kernel/french.ts';
import { ChoiceField } from '../../web/components/choice-field.tsx';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
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
      <ProtectedForm encType="multipart/form-data" className="stack page-form">
        <ChoiceField
          label="Organisation"
          name="organisation"
          choices={organisations}
          chosen={refused?.kept.organisation}
        />
        <Field
          label="Fichier"
          hint="CSV (point-virgule, virgule ou tabulation) ou XLSX, une action par ligne, les titres de colonnes sur la première ligne."
        >
          {(ids) => <input {...ids} type="file" name="file" accept=".csv,.txt,.tsv,.xlsx" required />}
        </Field>
        <div>
          <button type="submit" className="main">
            Envoyer le fichier
          </button>
        </div>
      </ProtectedForm>
      {batches.length > 0 && <Batches batches={batches} />}
    </div>
  );
}

const counted = ({ rowCount, changed }: { rowCount: number; changed: number | null }): string => {
  const [modified, created] = [changed ?? 0, rowCount - (changed ?? 0)];
  const parts = [created && printCount(created, 'créée'), modified && printCount(modified, 'modifiée')];
  return parts.filter(Boolean).join(', ') || '0';
};

function Batches({ batches }: { batches: Route.ComponentProps['loaderData']['batches'] }) {
  return (
    <section>
      <h2>Imports passés</h2>
      <table className="table-rows">
        <caption className="visually-hidden">Imports passés, le dernier en tête</caption>
        <thead>
          <tr>
            <th scope="col">Fichier</th>
            <th scope="col">Actions</th>
            <th scope="col">Par</th>
            <th scope="col">Le</th>
            <th scope="col">Annuler</th>
          </tr>
        </thead>
        <tbody>
          {batches.map((batch) => (
            <tr key={batch.id}>
              <td>{batch.filename}</td>
              <td data-label="Actions">{counted(batch)}</td>
              <td data-label="Par">{batch.person}</td>
              <td data-label="Le">{printInstant(batch.createdAt)}</td>
              <td data-label="Annuler">
                {batch.undoneAt ? (
                  'annulé'
                ) : (
                  <ProtectedForm>
                    <button type="submit" name="undo" value={batch.id} className="danger">
                      Annuler cet import
                    </button>
                  </ProtectedForm>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
