import { Link, redirect } from 'react-router';
import { printCount } from '../../kernel/french.ts';
import { ProtectedForm } from '../../web/components/form.tsx';
import { FindingTable } from '../../web/components/imports.tsx';
import { Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { dropDraft, importActions, readDraft, tryImport } from '../index.ts';
import { isActionColumn, type Mapping } from '../spreadsheet/action-columns.ts';
import type { Route } from './+types/import-draft';
import { Changes, Columns } from './import-parts.tsx';
import './programme.css';

/** Bad cells and changed actions drawn; the counts are always whole. */
const [shownCells, shownActions] = [300, 100];

export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const draft = await readDraft(carried, params.draft);
    const chosen = choicesFrom(new URL(request.url).searchParams);
    const { created, changed, findings, ...rest } = await tryImport(carried, { ...draft, ...chosen });
    return {
      ...rest,
      filename: draft.filename,
      update: chosen.update,
      taken: findings.filter(({ code }) => code === 'number_taken').length,
      created: created.length,
      changes: changed.slice(0, shownActions).map(({ number, title, line, cells }) => ({ number, title, line, cells })),
      changed: changed.length,
      findings: findings.slice(0, shownCells),
      wrong: findings.length,
    };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const carried = contextOf(context);
  return answering(request, form, async () => {
    const draft = await readDraft(carried, params.draft);
    const seen = String(form.get('seen') ?? '');
    const { created, changed } = await importActions(carried, { ...draft, ...choicesFrom(form), seen });
    await dropDraft(carried, params.draft);
    return redirect(`/travail/actions/import?creees=${created}&modifiees=${changed}`);
  });
}

/** What a form says of the columns, one field each, and of the numbers already taken; nothing before any was sent. */
function choicesFrom(fields: FormData | URLSearchParams): { mapping: Mapping | undefined; update: boolean } {
  const update = fields.get('existantes') === 'modifier';
  const chosen = [...fields.entries()].filter(([name]) => name.startsWith('col:'));
  if (chosen.length === 0) return { mapping: undefined, update };
  const mapping = Object.fromEntries(chosen.map(([name, key]) => [name.slice(4), isActionColumn(key) ? key : null]));
  return { mapping, update };
}

export default function ImportDraft({ loaderData, actionData }: Route.ComponentProps) {
  const { filename, rows, emptyLines, wrong, taken, update, changed, changes } = loaderData;
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
      {wrong > 0 ? <Refused wrong={wrong} taken={taken} /> : <Ready {...loaderData} />}
      {wrong > 0 && <FindingTable title="À corriger" findings={loaderData.findings} found={wrong} />}
      {wrong === 0 && update && changed > 0 && <Changes changes={changes} changed={changed} />}
      <Columns {...loaderData} />
    </div>
  );
}

function Refused({ wrong, taken }: { wrong: number; taken: number }) {
  return (
    <Notice tone="refused">
      <p>
        {printCount(wrong, 'cellule est à corriger', 'cellules sont à corriger')}. Rien n’est importé tant qu’il en
        reste{'\u00a0'}: corrigez le fichier et envoyez-le à nouveau, ou choisissez d’autres colonnes.
      </p>
      {taken > 0 && (
        <p>
          {printCount(taken, 'ligne porte', 'lignes portent')} le numéro d’une action qui existe{'\u00a0'}: si vous
          vouliez la modifier, choisissez <a href="#colonnes">plus bas</a> de mettre à jour les actions qui existent.
        </p>
      )}
    </Notice>
  );
}

function Ready(props: Route.ComponentProps['loaderData']) {
  const { created, changed, same, update, header, mapping, seen } = props;
  const counts = [
    printCount(created, 'action sera créée', 'actions seront créées'),
    ...(update ? [printCount(changed, 'sera modifiée', 'seront modifiées')] : []),
    ...(same > 0 ? [printCount(same, 'est déjà comme dans le fichier', 'sont déjà comme dans le fichier')] : []),
  ];
  if (created + changed === 0) {
    return <Notice tone="waiting">Le fichier ne change rien{'\u00a0'}: tout ce qu’il dit est déjà là.</Notice>;
  }
  return (
    <>
      <Notice tone="done">
        Tout est lisible{'\u00a0'}: {counts.join(', ')}.
      </Notice>
      <ProtectedForm>
        {header.map((name) => (
          <input key={name} type="hidden" name={`col:${name}`} value={mapping[name] ?? ''} />
        ))}
        <input type="hidden" name="existantes" value={update ? 'modifier' : 'refuser'} />
        <input type="hidden" name="seen" value={seen} />
        <button type="submit" className="main">
          {changed > 0 ? 'Importer ces créations et ces modifications' : `Importer ${printCount(created, 'action')}`}
        </button>
      </ProtectedForm>
    </>
  );
}
