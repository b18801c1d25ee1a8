import { Link } from 'react-router';
import { organisationsWhere, personOf } from '../../identity/index.ts';
import { typeset } from '../../kernel/typeset.ts';
import { PagesHere } from '../../web/components/pages.tsx';
import { EmptyState } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { pageOf } from '../../web/page-of.ts';
import { type EndangeredState, endangeredStates, procedureLabels } from '../endangered/endangered.ts';
import { readBoard } from '../index.ts';
import type { Route } from './+types/endangered-board';
import { DueDay } from './state-word.tsx';
import './watch.css';

export function loader({ request, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    personOf(carried);
    const { files, today } = await readBoard(carried);
    return {
      today,
      files: pageOf(files, new URL(request.url).searchParams),
      mayAdd: organisationsWhere(carried.actor, 'endangered.edit').length > 0,
    };
  });
}

/** Elements in danger, by how far their file has come. */
export default function EndangeredBoard({ loaderData }: Route.ComponentProps) {
  const { files, today, mayAdd } = loaderData;
  const byState = Map.groupBy(files.rows, ({ state }) => state);
  const shown = (Object.keys(endangeredStates) as EndangeredState[]).filter((state) => byState.has(state));
  return (
    <div className="page">
      <title>En péril – Carreau</title>
      <p className="quiet-text">
        <Link to="/veille">Veille</Link> › En péril
      </p>
      <h1>En péril</h1>
      <p className="lead">Ce qui peut se perdre{'\u00a0'}: où en est chaque dossier, et l’étape suivante.</p>
      {mayAdd && (
        <p>
          <Link to="/veille/en-peril/nouveau" className="button main">
            Ouvrir un dossier
          </Link>
        </p>
      )}
      {files.rows.length === 0 && (
        <EmptyState title="Aucun dossier n’est ouvert">
          <p>Une alerte ouvre un dossier{'\u00a0'}: propriétaire, études, procédure, programme, financements.</p>
        </EmptyState>
      )}
      <div className="watch-board">
        {shown.map((state) => (
          <section key={state}>
            <h2>
              {endangeredStates[state]} <span className="quiet-text">({byState.get(state)?.length})</span>
            </h2>
            <ul className="decisions">
              {byState.get(state)?.map((file) => (
                <li key={file.id}>
                  <p>
                    <Link to={`/veille/en-peril/${file.id}`}>{file.name}</Link>
                    {file.commune && `, ${file.commune}`}
                  </p>
                  {file.nextStep && <p>{typeset(file.nextStep)}</p>}
                  <span className="watch-note">
                    {file.procedure !== 'none' && `${procedureLabels[file.procedure]} · `}
                    {file.responsible || 'sans responsable'} ·{' '}
                    <DueDay on={file.nextOn} today={today} open={state !== 'saved' && state !== 'lost'} />
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <PagesHere {...files} />
    </div>
  );
}
