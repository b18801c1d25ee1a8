import { Link, useSearchParams } from 'react-router';
import { listServices } from '../../identity/index.ts';
import { printCount } from '../../kernel/french.ts';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import { EmptyState, Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { addSheets, removeSheets } from '../edition/add-sheets.ts';
import { assignSheets } from '../edition/assign-sheets.ts';
import { listBoardSheets } from '../edition/board.sql.ts';
import { daysLate, frenchDay, groupSheets, lateFirst } from '../edition/board.ts';
import { readCampaign } from '../edition/read-campaign.ts';
import { sheetStateLabel } from '../report-type.ts';
import type { Route } from './+types/campaign-board';
import { CampaignHeader } from './campaign-head.tsx';
import { DueDate, Progress, SheetBadge } from './sheet-badges.tsx';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const world = contextOf(context);
  return reading(request, async () => {
    const { edition, type, head } = await readCampaign(world, params.id);
    const today = frenchDay(world.effects.now());
    const rows = await listBoardSheets(world.db, edition.id);
    const services = head.mayEdit ? await listServices(world.db, edition.organisationId) : [];
    const sheets = rows.map((sheet) => ({
      ...sheet,
      late: daysLate(sheet, today),
      stateLabel: sheetStateLabel(type, sheet.state),
    }));
    const sections = type.sections.filter((section) => section.sheetKind);
    return {
      head,
      today,
      sheets,
      dueOn: edition.dueOn,
      open: head.mayEdit && ['preparation', 'collection', 'review'].includes(edition.state),
      services: services.map(({ id, name }) => ({ id, name })),
      sections: sections.map(({ code, number, label }) => ({ code, label: number ? `${number}, ${label}` : label })),
    };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const world = contextOf(context);
  const text = (name: string) => String(form.get(name) ?? '').trim();
  return answering(request, form, async () => {
    const sheetIds = form.getAll('fiche').map(String);
    const editionId = params.id;
    if (text('faire') === 'ajouter') {
      const sheet = { section: text('partie'), title: text('titre'), serviceId: text('nouveau_service') || null };
      const { sheets } = await addSheets(world, { editionId, sheets: [sheet] });
      return { done: `La fiche ${sheets[0]?.code} est ajoutée.` };
    }
    if (text('faire') === 'retirer') {
      await removeSheets(world, { editionId, sheetIds });
      return { done: `${printCount(sheetIds.length, 'fiche retirée', 'fiches retirées')}.` };
    }
    const serviceId = text('service');
    const dueOn = text('echeance');
    await assignSheets(world, {
      editionId,
      sheetIds,
      ...(serviceId ? { serviceId } : {}),
      ...(dueOn ? { dueOn } : {}),
    });
    return { done: `${printCount(sheetIds.length, 'fiche confiée', 'fiches confiées')}.` };
  });
}

type Board = Route.ComponentProps['loaderData'];

export default function BoardPage({ loaderData, actionData }: Route.ComponentProps) {
  const { head, sheets, open } = loaderData;
  const refused = isRefusal(actionData) ? actionData : undefined;
  const done = actionData && 'done' in actionData ? actionData.done : undefined;
  return (
    <div className="page">
      <CampaignHeader head={head} page="Tableau de bord" />
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      {done && <Notice tone="done">{done}</Notice>}
      {sheets.length === 0 ? (
        <EmptyState title="La campagne n’a pas encore de fiche">
          <p>Ajoutez les fiches du rapport, confiez-les aux services, puis ouvrez la collecte à la page « Étapes ».</p>
        </EmptyState>
      ) : (
        <Groups board={loaderData} />
      )}
      {open && <AddSheet board={loaderData} />}
    </div>
  );
}

function Groups({ board }: { board: Board }) {
  const [search] = useSearchParams();
  const byService = search.get('par') !== 'partie';
  const { sheets, sections, today, open } = board;
  const names = new Map(sections.map((section) => [section.code, section.label]));
  const groups = byService
    ? lateFirst(
        groupSheets(
          sheets,
          ({ serviceId, service }) => ({ key: serviceId ?? '', label: service ?? 'Sans service' }),
          today,
        ),
      )
    : groupSheets(sheets, ({ section }) => ({ key: section, label: names.get(section) ?? section }), today);
  const late = sheets.filter((sheet) => sheet.late > 0).length;
  const total = (states: string[]) => sheets.filter((sheet) => states.includes(sheet.state)).length;
  return (
    <>
      <div className="row">
        <Progress sheets={sheets.length} submitted={total(['submitted', 'accepted'])} accepted={total(['accepted'])} />
        {late > 0 && (
          <strong className="late">
            <span aria-hidden="true">▲</span> {printCount(late, 'fiche')} en retard
          </strong>
        )}
        <nav aria-label="Ranger les fiches" className="row sorting">
          <Link to="?par=service" aria-current={byService ? 'true' : undefined} preventScrollReset>
            Par service
          </Link>
          <Link to="?par=partie" aria-current={byService ? undefined : 'true'} preventScrollReset>
            Par partie
          </Link>
        </nav>
      </div>
      <ProtectedForm preventScrollReset>
        {groups.map((group) => (
          <section key={group.key} className="board-group">
            <header>
              <h2>{group.label}</h2>
              <Progress sheets={group.sheets.length} submitted={group.submitted} accepted={group.accepted} />
            </header>
            <GroupTable label={group.label} sheets={group.sheets} open={open} byService={byService} />
          </section>
        ))}
        {open && <Assign board={board} />}
      </ProtectedForm>
    </>
  );
}

function GroupTable(props: { label: string; sheets: Board['sheets']; open: boolean; byService: boolean }) {
  const { label, sheets, open, byService } = props;
  return (
    <div className="table-scroll">
      <table className="table-rows board board-table">
        <caption className="visually-hidden">{`Fiches${'\u00a0'}: ${label}`}</caption>
        <thead>
          <tr>
            {open && (
              <th scope="col" className="col-choose">
                <span className="visually-hidden">Choisir</span>
              </th>
            )}
            <th scope="col">Fiche</th>
            {!byService && (
              <th scope="col" className="col-service">
                Service
              </th>
            )}
            <th scope="col" className="col-due">
              À rendre le
            </th>
            <th scope="col" className="col-state">
              État
            </th>
            <th scope="col" className="col-settle">
              À régler
            </th>
          </tr>
        </thead>
        <tbody>
          {sheets.map((sheet) => (
            <tr key={sheet.id}>
              {open && (
                <td data-label="Choisir">
                  <input type="checkbox" name="fiche" value={sheet.id} aria-label={`Choisir la fiche ${sheet.code}`} />
                </td>
              )}
              <td>
                <Link to={`/travail/fiches/${sheet.id}`}>{sheet.title}</Link>
                <span className="quiet-text board-note">{sheet.code}</span>
              </td>
              {!byService && <td data-label="Service">{sheet.service ?? 'sans service'}</td>}
              <td data-label="À rendre le">
                <DueDate dueOn={sheet.dueOn} late={sheet.late} />
              </td>
              <td data-label="État">
                <SheetBadge state={sheet.state} label={sheet.stateLabel} />
              </td>
              <td data-label="À régler">{toSettle(sheet)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function toSettle({ unanswered, comments }: Board['sheets'][number]): string {
  const parts = [
    ...(unanswered > 0 ? [`${printCount(unanswered, 'engagement')} sans réponse`] : []),
    ...(comments > 0 ? [printCount(comments, 'commentaire')] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : 'rien';
}

function Assign({ board }: { board: Board }) {
  return (
    <div className="assign">
      <Field label="Confier les fiches cochées à">
        {(ids) => (
          <select {...ids} name="service" defaultValue="">
            <option value="">(service inchangé)</option>
            {board.services.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="À rendre le">{(ids) => <input {...ids} type="date" name="echeance" />}</Field>
      <button type="submit" className="main" name="faire" value="confier">
        Confier
      </button>
      <button type="submit" className="danger" name="faire" value="retirer">
        Retirer de la campagne
      </button>
    </div>
  );
}

function AddSheet({ board }: { board: Board }) {
  return (
    <section>
      <h2>Ajouter une fiche</h2>
      <ProtectedForm className="facts">
        <Field label="Partie du rapport">
          {(ids) => (
            <select {...ids} name="partie">
              {board.sections.map(({ code, label }) => (
                <option key={code} value={code}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label="Titre de la fiche">{(ids) => <input {...ids} name="titre" required maxLength={250} />}</Field>
        <Field label="Service">
          {(ids) => (
            <select {...ids} name="nouveau_service" defaultValue="">
              <option value="">(plus tard)</option>
              {board.services.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <div>
          <button type="submit" name="faire" value="ajouter">
            Ajouter la fiche
          </button>
        </div>
      </ProtectedForm>
    </section>
  );
}
