import { Form, Link } from 'react-router';
import { personOf } from '../../identity/index.ts';
import { todayOf } from '../../kernel/day.ts';
import { printCount, printDate } from '../../kernel/french.ts';
import { typeset } from '../../kernel/typeset.ts';
import { ColumnHeads } from '../../web/components/column-heads.tsx';
import { Field } from '../../web/components/form.tsx';
import { EmptyState } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { type Due, type DueKind, dueKinds, type Urgency, urgencies, urgencyOf } from '../deadline/due.ts';
import type { Route } from './+types/due';
import './watch.css';

/** Lines of a group drawn at once; a filter shows the others. */
const most = 100;

export function loader({ request, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    personOf(carried);
    const query = new URL(request.url).searchParams;
    const [kind, who] = [query.get('genre') ?? '', query.get('qui') ?? ''];
    const all = (await Promise.all(carried.dues.map((source) => source(carried)))).flat();
    const wanted = all.filter((due) => (!kind || due.kind === kind) && (!who || due.who === who));
    const today = todayOf(carried.effects);
    const byUrgency = Map.groupBy(
      wanted.sort((a, b) => a.on.localeCompare(b.on)),
      ({ on }) => urgencyOf(on, today),
    );
    const groups = (Object.keys(urgencies) as Urgency[]).map((urgency) => {
      const found = byUrgency.get(urgency) ?? [];
      return { urgency, found: found.length, shown: found.slice(0, most) };
    });
    return {
      kind,
      who,
      groups,
      total: all.length,
      kinds: [...new Set(all.map((due) => due.kind))],
      people: [...new Set(all.map((due) => due.who).filter(Boolean))].sort((a, b) => a.localeCompare(b, 'fr')),
    };
  });
}

type Loaded = Route.ComponentProps['loaderData'];

/** What falls due, of every kind: late, this month, later. */
export default function DuePage({ loaderData }: Route.ComponentProps) {
  const { groups, total } = loaderData;
  const shown = groups.filter(({ found }) => found > 0);
  return (
    <div className="page">
      <title>Ce qui échoit – Carreau</title>
      <p className="quiet-text">
        <Link to="/veille">Veille</Link> › Échéances
      </p>
      <h1>Ce qui échoit</h1>
      {total === 0 ? (
        <EmptyState title="Rien n’échoit">
          <p>Avis demandés, livraisons promises, décisions, réunions et rapports paraîtront ici avec leur date.</p>
        </EmptyState>
      ) : (
        <>
          <Filters {...loaderData} />
          {shown.length === 0 && <p role="status">Rien n’échoit pour ce choix.</p>}
          {shown.map(({ urgency, found, shown: lines }) => (
            <section key={urgency}>
              <h2>
                {urgency === 'late' && (
                  <span className="watch-late" aria-hidden="true">
                    ▲{' '}
                  </span>
                )}
                {urgencies[urgency]} <span className="quiet-text">({found})</span>
              </h2>
              <Lines dues={lines} caption={urgencies[urgency]} />
              {found > lines.length && (
                <p className="quiet-text">
                  Les {lines.length} premières sur {printCount(found, 'échéance')}. Filtrez pour voir les autres.
                </p>
              )}
            </section>
          ))}
        </>
      )}
    </div>
  );
}

const Filters = ({ kind, who, kinds, people }: Loaded) => (
  <Form method="get" className="watch-filters" key={`${kind} ${who}`}>
    <Field label="Genre">
      {(ids) => (
        <select {...ids} name="genre" defaultValue={kind}>
          <option value="">Tous</option>
          {kinds.map((each: DueKind) => (
            <option key={each} value={each}>
              {dueKinds[each]}
            </option>
          ))}
        </select>
      )}
    </Field>
    <Field label="Par qui">
      {(ids) => (
        <select {...ids} name="qui" defaultValue={who}>
          <option value="">Tout le monde</option>
          {people.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      )}
    </Field>
    <button type="submit">Filtrer</button>
  </Form>
);

const Lines = ({ dues, caption }: { dues: Due[]; caption: string }) => (
  <div className="table-scroll">
    <table className="table-rows watch-table due-table">
      <caption className="visually-hidden">{caption}</caption>
      <ColumnHeads labels={['Quoi', 'Pour le', 'Genre', 'Par qui']} />
      <tbody>
        {dues.map((due) => (
          <tr key={`${due.href} ${due.kind} ${due.on}`}>
            <td>
              <Link to={due.href}>{typeset(due.label)}</Link>
              {due.because && <span className="watch-note">{typeset(due.because)}</span>}
            </td>
            <td data-label="Pour le" className="watch-day">
              {printDate(due.on)}
            </td>
            <td data-label="Genre">{dueKinds[due.kind]}</td>
            <td data-label="Par qui">{due.who || 'personne'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
