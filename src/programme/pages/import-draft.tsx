import { Link, redirect } from 'react-router';
import type { Finding } from '../../kernel/finding.ts';
import { printCount } from '../../kernel/french.ts';
import { ProtectedForm } from '../../web/components/form.tsx';
import { Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { dropDraft, importActions, readDraft, tryImport } from '../index.ts';
import { actionColumns, columnKeys, isActionColumn, type Mapping } from '../spreadsheet/action-columns.ts';
import type { Route } from './+types/import-draft';
import './programme.css';

/** Findings drawn; the count is always the whole one. */
const shownFindings = 300;

export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const draft = await readDraft(carried, params.draft);
    const mapping = mappingFrom(new URL(request.url).searchParams);
    const { actions, findings, ...rest } = await tryImport(carried, { ...draft, mapping });
    return {
      filename: draft.filename,
      ...rest,
      ready: actions.length,
      findings: findings.slice(0, shownFindings),
      wrong: findings.length,
    };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const carried = contextOf(context);
  return answering(request, form, async () => {
    const draft = await readDraft(carried, params.draft);
    const { created } = await importActions(carried, { ...draft, mapping: mappingFrom(form) });
    await dropDraft(carried, params.draft);
    const done = printCount(created, 'action importée', 'actions importées');
    return redirect(`/travail/actions/import?fait=${encodeURIComponent(done)}`);
  });
}

/** The mapping a form carries, one field a column; undefined before any was sent. */
function mappingFrom(fields: FormData | URLSearchParams): Mapping | undefined {
  const chosen = [...fields.entries()].filter(([name]) => name.startsWith('col:'));
  if (chosen.length === 0) return undefined;
  return Object.fromEntries(chosen.map(([name, key]) => [name.slice(4), isActionColumn(key) ? key : null]));
}

export default function ImportDraft({ loaderData, actionData }: Route.ComponentProps) {
  const { filename, rows, emptyLines, header, mapping, wrong, ready } = loaderData;
  return (
    <div className="page">
      <title>Vérifier l’import – Carreau</title>
      <p className="quiet-text">
        <Link to="/travail/actions/import">Importer des actions</Link> › {filename}
      </p>
      <h1>Vérifier avant d’importer</h1>
      {isRefusal(actionData) && <Notice tone="refused">{actionData.refusal}</Notice>}
      <p>
        {printCount(rows, 'ligne lue', 'lignes lues')} dans «{'\u00a0'}
        {filename}
        {'\u00a0'}».
        {emptyLines.length > 0 &&
          ` ${printCount(emptyLines.length, 'ligne vide laissée', 'lignes vides laissées')} de côté (${emptyLines.slice(0, 10).join(', ')}${emptyLines.length > 10 ? '…' : ''}).`}
      </p>
      <Columns {...loaderData} />
      {wrong > 0 ? (
        <Findings findings={loaderData.findings} wrong={wrong} />
      ) : (
        <>
          <Notice tone="done">
            Tout est lisible{'\u00a0'}: {printCount(ready, 'action sera créée', 'actions seront créées')}.
          </Notice>
          <ProtectedForm>
            {header.map((name) => (
              <input key={name} type="hidden" name={`col:${name}`} value={mapping[name] ?? ''} />
            ))}
            <button type="submit" className="main">
              Importer {printCount(ready, 'action')}
            </button>
          </ProtectedForm>
        </>
      )}
    </div>
  );
}

function Columns({ header, mapping, sample }: { header: string[]; mapping: Mapping; sample: string[][] }) {
  return (
    <form method="get">
      <h2>Les colonnes</h2>
      <table className="table-rows">
        <caption className="visually-hidden">Colonnes du fichier et ce qu’elles contiennent</caption>
        <thead>
          <tr>
            <th scope="col">Dans le fichier</th>
            <th scope="col">Première valeur</th>
            <th scope="col">C’est</th>
          </tr>
        </thead>
        <tbody>
          {header.map((name, index) => (
            <tr key={name}>
              <td>{name}</td>
              <td data-label="Première valeur">{sample[0]?.[index]?.slice(0, 80) || '–'}</td>
              <td data-label="C’est">
                <select name={`col:${name}`} defaultValue={mapping[name] ?? ''} aria-label={`La colonne ${name} est`}>
                  <option value="">(laissée de côté)</option>
                  {columnKeys.map((key) => (
                    <option key={key} value={key}>
                      {actionColumns[key].label}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <button type="submit">Vérifier avec ces colonnes</button>
      </p>
    </form>
  );
}

function Findings({ findings, wrong }: { findings: Finding[]; wrong: number }) {
  return (
    <section>
      <h2>À corriger</h2>
      <Notice tone="refused">
        {printCount(wrong, 'cellule est à corriger', 'cellules sont à corriger')}. Rien n’est importé tant qu’il en
        reste{'\u00a0'}: corrigez le fichier et envoyez-le à nouveau, ou choisissez d’autres colonnes.
      </Notice>
      <table className="table-rows">
        <caption>{wrong > findings.length ? `Les ${findings.length} premières` : 'Cellules à corriger'}</caption>
        <thead>
          <tr>
            <th scope="col">Ligne</th>
            <th scope="col">Colonne</th>
            <th scope="col">Ce qui ne va pas</th>
            <th scope="col">Code</th>
          </tr>
        </thead>
        <tbody>
          {findings.map(({ place, sentence, code }) => (
            <tr key={`${place.line} ${place.column} ${sentence}`}>
              <td data-label="Ligne">{place.line ?? '–'}</td>
              <td data-label="Colonne">{place.column ?? '–'}</td>
              <td>{sentence}</td>
              <td data-label="Code">{code}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
