import { Link, useSearchParams } from 'react-router';
import { printCount } from '../../kernel/french.ts';
import { ForScripts } from '../../web/components/for-scripts.tsx';
import { ProtectedForm } from '../../web/components/form.tsx';
import type { Refusal } from '../../web/forms.ts';
import { type BoardGroup, groupSheets, lateFirst } from '../edition/board.ts';
import { Assign } from './board-forms.tsx';
import type { Board } from './campaign-board.tsx';
import { DueDate, Progress, SheetBadge } from './sheet-badges.tsx';

type Sheet = Board['sheets'][number];

/** The sheets by service, the late ones first, or by part of the report. */
export function BoardGroups({ board, refused }: { board: Board; refused: Refusal | undefined }) {
  const [search] = useSearchParams();
  const byService = search.get('par') !== 'partie';
  const groups = byService ? servicesOf(board) : partsOf(board);
  const ticked = refused?.keptLists.fiche ?? [];
  return (
    <>
      <Summary sheets={board.sheets} byService={byService} />
      <ProtectedForm className="board-form" preventScrollReset>
        {groups.map((group) => (
          <Group key={group.key} {...{ group, byService, ticked }} open={board.open} />
        ))}
        {board.open && <Assign services={board.services} kept={refused?.kept ?? {}} />}
      </ProtectedForm>
    </>
  );
}

const servicesOf = ({ sheets, today }: Board) =>
  lateFirst(
    groupSheets(
      sheets,
      ({ serviceId, service }) => ({ key: serviceId ?? '', label: service ?? 'Sans service' }),
      today,
    ),
  );

function partsOf({ sheets, sections, today }: Board) {
  const names = new Map(sections.map((section) => [section.code, section.label]));
  return groupSheets(sheets, ({ section }) => ({ key: section, label: names.get(section) ?? section }), today);
}

function Summary({ sheets, byService }: { sheets: Sheet[]; byService: boolean }) {
  const late = sheets.filter((sheet) => sheet.late > 0).length;
  const accepted = sheets.filter(({ state }) => state === 'accepted').length;
  const submitted = accepted + sheets.filter(({ state }) => state === 'submitted').length;
  return (
    <div className="board-summary">
      <Progress sheets={sheets.length} submitted={submitted} accepted={accepted} />
      {late > 0 && (
        <strong className="late">
          <span aria-hidden="true">▲</span> {printCount(late, 'fiche')} en retard
        </strong>
      )}
      <nav aria-label="Ranger les fiches" className="sorting">
        <Link to="?par=service" aria-current={byService ? 'true' : undefined} preventScrollReset>
          Par service
        </Link>
        <Link to="?par=partie" aria-current={byService ? undefined : 'true'} preventScrollReset>
          Par partie
        </Link>
      </nav>
    </div>
  );
}

interface GroupProps {
  group: BoardGroup<Sheet>;
  open: boolean;
  byService: boolean;
  /** Sheets ticked before a refusal. */
  ticked: readonly string[];
}

function Group({ group, open, byService, ticked }: GroupProps) {
  const { label, sheets, submitted, accepted } = group;
  return (
    <section className="board-group">
      <header>
        {open && (
          <ForScripts>
            <ChooseAll label={label} />
          </ForScripts>
        )}
        <h2>{label}</h2>
        <Progress sheets={sheets.length} submitted={submitted} accepted={accepted} />
      </header>
      <div className="table-scroll">
        <table className="table-rows board-table">
          <caption className="visually-hidden">{`Fiches${'\u00a0'}: ${label}`}</caption>
          <colgroup>
            {open && <col className="col-choose" />}
            <col />
            {!byService && <col className="col-service" />}
            <col className="col-due" />
            <col className="col-state" />
            <col className="col-settle" />
          </colgroup>
          <thead>
            <tr>
              {open && (
                <th scope="col">
                  <span className="visually-hidden">Choisir</span>
                </th>
              )}
              <th scope="col">Fiche</th>
              {!byService && <th scope="col">Service</th>}
              <th scope="col">À rendre le</th>
              <th scope="col">État</th>
              <th scope="col">À régler</th>
            </tr>
          </thead>
          <tbody>
            {sheets.map((sheet) => (
              <SheetRow key={sheet.id} {...{ sheet, open, byService }} ticked={ticked.includes(sheet.id)} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface SheetRowProps {
  sheet: Sheet;
  open: boolean;
  byService: boolean;
  ticked: boolean;
}

function SheetRow({ sheet, open, byService, ticked }: SheetRowProps) {
  const toSettle = [
    ...(sheet.unanswered > 0 ? [`${printCount(sheet.unanswered, 'engagement')} sans réponse`] : []),
    ...(sheet.comments > 0 ? [printCount(sheet.comments, 'commentaire')] : []),
  ];
  return (
    <tr>
      {open && (
        <td data-label="Choisir">
          <input
            type="checkbox"
            name="fiche"
            value={sheet.id}
            defaultChecked={ticked}
            aria-label={`Choisir la fiche ${sheet.code}`}
          />
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
      <td data-label="À régler">
        {/* One thing in the cell, which a phone spreads out. */}
        <span>
          {sheet.alerts && <Alerts sheet={sheet} {...sheet.alerts} />}
          {sheet.alerts && toSettle.length > 0 && ', '}
          {toSettle.join(', ')}
        </span>
        {!sheet.alerts && toSettle.length === 0 && <span className="quiet-text">rien</span>}
      </td>
    </tr>
  );
}

const printAlerts = (all: number, certain: number): string =>
  all === certain
    ? printCount(all, 'alerte certaine', 'alertes certaines')
    : `${printCount(all, 'alerte')}${certain > 0 ? `, dont ${printCount(certain, 'certaine')}` : ''}`;

/** Leads to the alerts of the sheet, all of them. */
function Alerts({ sheet, all, certain }: { sheet: Sheet; all: number; certain: number }) {
  const filter = new URLSearchParams({ fiche: `/travail/fiches/${sheet.id}` });
  return <Link to={`/travail/campagnes/${sheet.editionId}/alertes?${filter}`}>{printAlerts(all, certain)}</Link>;
}

/** Ticks the sheets of a group at once; for scripts only. */
const ChooseAll = ({ label }: { label: string }) => (
  <input
    type="checkbox"
    aria-label={`Choisir toutes les fiches${'\u00a0'}: ${label}`}
    onChange={({ currentTarget }) => {
      const boxes = currentTarget.closest('section')?.querySelectorAll<HTMLInputElement>('input[name="fiche"]');
      for (const box of boxes ?? []) box.checked = currentTarget.checked;
    }}
  />
);
