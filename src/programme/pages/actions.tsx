import { Link } from 'react-router';
import { listOrganisationNames, organisationsWhere, personOf } from '../../identity/index.ts';
import { printCount, printNumber } from '../../kernel/french.ts';
import { Pages } from '../../web/components/pages.tsx';
import { EmptyState } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { readWorkingActions } from '../index.ts';
import { readActionFilter } from '../plan/arrange-plan.ts';
import type { Route } from './+types/actions';
import { ActionFilters, ActionLines } from './parts.tsx';
import './programme.css';

/** Lines drawn at once: beyond, people filter or ask for the next page. */
const pageSize = 100;

export function loader({ request, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    personOf(carried);
    const query = new URL(request.url).searchParams;
    const filter = readActionFilter(query);
    const asked = Number.parseInt(query.get('page') ?? '', 10) || 1;
    const shown = await readWorkingActions(carried, filter, asked, pageSize);
    const organisations = await listOrganisationNames(carried.db, organisationsWhere(carried.actor, 'work.read'));
    return {
      filter,
      ...shown,
      organisations,
      mayAdd: organisationsWhere(carried.actor, 'action.edit').length > 0,
      mayImport: organisationsWhere(carried.actor, 'import.run').length > 0,
    };
  });
}

export default function Actions({ loaderData }: Route.ComponentProps) {
  const { filter, total, found, page, last, lines, organisations, mayAdd, mayImport } = loaderData;
  return (
    <div className="page">
      <title>Actions – Carreau</title>
      <p className="quiet-text">
        <Link to="/travail">Mon travail</Link> › Actions
      </p>
      <h1>Actions</h1>
      <div className="row">
        {mayAdd && (
          <Link to="/travail/actions/nouvelle" className="button main">
            Ajouter une action
          </Link>
        )}
        {mayImport && (
          <Link to="/travail/actions/import" className="button">
            Importer un fichier
          </Link>
        )}
        {total > 0 &&
          organisations.map(({ id, name }) => (
            <span key={id} className="row">
              <a href={`/travail/actions/exporter/${id}/csv`}>Exporter {name} en CSV</a>
              <a href={`/travail/actions/exporter/${id}/xlsx`}>en XLSX</a>
            </span>
          ))}
      </div>
      {total === 0 ? (
        <EmptyState title="Aucune action pour l’instant">
          <p>Ajoutez-les une à une, ou importez le tableau que vous tenez déjà.</p>
        </EmptyState>
      ) : (
        <>
          <ActionFilters filter={filter} />
          <p role="status">
            {printCount(found, 'action')}
            {found < total && ` sur ${printNumber(String(total))}`}.
          </p>
          <ActionLines lines={lines} caption="Actions de vos organisations" />
          <Pages page={page} last={last} at={(number) => addressOf(filter, number)} />
        </>
      )}
    </div>
  );
}

const addressOf = (filter: { stage: string | null; text: string; late: boolean }, page: number): string =>
  `?${new URLSearchParams({ texte: filter.text, etape: filter.stage ?? '', retard: filter.late ? 'oui' : '', page: String(page) })}`;
