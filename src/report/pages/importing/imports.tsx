import { Link, redirect } from 'react-router';
import { listOrganisationNames, organisationsWhere } from '../../../identity/index.ts';
import { frenchYear, printCount, printInstant } from '../../../kernel/french.ts';
import { ChoiceField } from '../../../web/components/choice-field.tsx';
import { Field, ProtectedForm } from '../../../web/components/form.tsx';
import { EmptyState, Notice } from '../../../web/components/states.tsx';
import { contextOf } from '../../../web/context.ts';
import { answering, isRefusal, reading } from '../../../web/forms.ts';
import { sentFile } from '../../../web/sent-file.ts';
import { listEditions } from '../../edition/edition.sql.ts';
import { readImports } from '../../importing/read-import.ts';
import { startReportImport } from '../../importing/start-report-import.ts';
import { undoReportImport } from '../../importing/undo-report-import.ts';
import { listReportTypes } from '../../read-report-type.ts';
import type { Route } from './+types/imports';
import './importing.css';

export function loader({ request, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const runs = await readImports(carried);
    const mine = organisationsWhere(carried.actor, 'report.import');
    const organisations = await listOrganisationNames(carried.db, mine);
    const [latest] = await listEditions(carried.db, { organisationId: organisations[0]?.id ?? '' });
    return {
      runs,
      organisations,
      usualType: runs[0]?.reportType ?? latest?.type,
      types: listReportTypes().map(({ name, label }) => ({ id: name, name: label })),
      year: frenchYear(carried.effects.now()) - 2,
    };
  });
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? '');
  return answering(request, form, async () => {
    const undo = text('undo');
    if (undo) return { undone: await undoReportImport(contextOf(context), { importId: undo }) };
    const { name: filename, content } = await sentFile(form);
    const { id } = await startReportImport(contextOf(context), {
      organisationId: text('organisation'),
      reportType: text('trame'),
      year: text('annee'),
      filename,
      content,
    });
    return redirect(`/travail/imports/${id}`);
  });
}

export default function ImportsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { runs, organisations, types, usualType, year } = loaderData;
  const refused = isRefusal(actionData) ? actionData : undefined;
  const undone = actionData && 'undone' in actionData ? actionData.undone : undefined;
  return (
    <div className="page">
      <title>Reprendre d’anciens rapports – Carreau</title>
      <p className="quiet-text">
        <Link to="/travail">Mon travail</Link> › Anciens rapports
      </p>
      <h1>Reprendre d’anciens rapports</h1>
      <p className="lead">
        Envoyez un rapport déjà paru{'\u00a0'}: Carreau en propose les fiches, les chiffres et les engagements. Rien
        n’entre sans vous.
      </p>
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      {undone && <Notice tone="done">{undoneInWords(undone)}</Notice>}
      {runs.length > 0 ? (
        <Runs runs={runs} />
      ) : (
        <EmptyState title="Aucun rapport n’est repris">
          <p>
            Avec leurs chiffres d’avant, vos indicateurs montrent une évolution, et vos fiches retrouvent ce qui avait
            été annoncé.
          </p>
        </EmptyState>
      )}
      <h2>Envoyer un rapport</h2>
      <ProtectedForm encType="multipart/form-data" className="stack import-form">
        <ChoiceField
          label="Organisation"
          name="organisation"
          choices={organisations}
          chosen={refused?.kept.organisation}
        />
        <ChoiceField label="Trame" name="trame" choices={types} chosen={refused?.kept.trame ?? usualType} />
        <Field label="Année du rapport" hint="Celle dont il rend compte, et non celle où il a paru.">
          {(ids) => (
            <input
              {...ids}
              type="number"
              name="annee"
              min={1990}
              max={2100}
              required
              defaultValue={refused?.kept.annee ?? year}
            />
          )}
        </Field>
        <Field label="Document" hint="PDF, DOCX, ODT, Markdown ou texte, 20 Mo au plus.">
          {(ids) => <input {...ids} type="file" name="file" accept=".pdf,.docx,.odt,.md,.txt" required />}
        </Field>
        <div>
          <button type="submit" className="main">
            Lire ce rapport
          </button>
        </div>
      </ProtectedForm>
    </div>
  );
}

type Loaded = Route.ComponentProps['loaderData'];

function undoneInWords({ sheets, values, commitments, kept }: Awaited<ReturnType<typeof undoReportImport>>): string {
  const gone = [printCount(sheets, 'fiche'), printCount(values, 'valeur'), printCount(commitments, 'engagement')].join(
    ', ',
  );
  const stays =
    kept.length > 0 ? ` On a travaillé depuis sur ${kept.join(', ')}\u00a0: ces fiches restent entières.` : '';
  return `Import annulé. Retirés\u00a0: ${gone}.${stays}`;
}

function Runs({ runs }: { runs: Loaded['runs'] }) {
  return (
    <div className="table-scroll">
      <table className="table-rows">
        <caption className="visually-hidden">{printCount(runs.length, 'rapport envoyé', 'rapports envoyés')}</caption>
        <thead>
          <tr>
            <th scope="col">Rapport</th>
            <th scope="col">Avancement</th>
            <th scope="col">Envoyé par</th>
            <th scope="col">Annuler</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.id}>
              <td className="import-name">
                <Link to={`/travail/imports/${run.id}`}>{run.title}</Link>
                <span className="quiet-text import-file">
                  {run.publisher}, {run.filename}
                </span>
              </td>
              <td data-label="Avancement">
                {run.undoneAt ? 'annulé' : <Advance decided={run.decided} total={run.proposals} />}
              </td>
              <td data-label="Envoyé par">
                {run.person}, le {printInstant(run.createdAt)}
              </td>
              <td data-label="Annuler">
                {!run.undoneAt && (
                  <ProtectedForm>
                    <button type="submit" name="undo" value={run.id} className="danger">
                      Annuler cet import
                      <span className="visually-hidden">
                        {' '}
                        de {run.title}, {run.filename}
                      </span>
                    </button>
                  </ProtectedForm>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** "34 sur 156 décidés", and how far that is. */
export const Advance = ({ decided, total }: { decided: number; total: number }) => (
  <span className="advance">
    <span className="advance-bar" aria-hidden="true">
      <span style={{ width: `${(100 * decided) / Math.max(total, 1)}%` }} />
    </span>
    {decided === total ? 'tout est décidé' : `${decided} sur ${printCount(total, 'décidé')}`}
  </span>
);
