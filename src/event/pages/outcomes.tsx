import { Link, redirect } from 'react-router';
import { printCount, printDate } from '../../kernel/french.ts';
import { typeset } from '../../kernel/typeset.ts';
import { ColumnHeads } from '../../web/components/column-heads.tsx';
import { ProtectedForm } from '../../web/components/form.tsx';
import { GeneratedBadge } from '../../web/components/generated-badge.tsx';
import { EmptyState, Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import type { Event } from '../event.ts';
import { readUntold, recordOutcomes } from '../index.ts';
import type { Route } from './+types/outcomes';
import '../../watch/pages/condition.css';
import './outcomes.css';

export function loader({ request, context }: Route.LoaderArgs) {
  return reading(request, async () => ({ events: await readUntold(contextOf(context)) }));
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, async () => {
    const said = (id: string, name: string) => String(form.get(`${name}.${id}`) ?? '');
    const outcomes = form.getAll('id').flatMap((given) => {
      const id = String(given);
      const state = said(id, 'state');
      if (state !== 'held' && state !== 'cancelled') return [];
      const [version, reason] = [said(id, 'version'), state === 'cancelled' ? said(id, 'reason') : ''];
      const participants = said(id, 'participants');
      return [{ id, version, state: state as 'held' | 'cancelled', reason, participants }];
    });
    await recordOutcomes(contextOf(context), outcomes);
    return redirect('/animations/a-renseigner');
  });
}

export default function OutcomesPage({ loaderData: { events }, actionData }: Route.ComponentProps) {
  const refused = isRefusal(actionData) ? actionData : undefined;
  return (
    <div className="page">
      <title>Animations à renseigner – Carreau</title>
      <p className="quiet-text">
        <Link to="/animations">Animations</Link> › À renseigner
      </p>
      <h1>Animations à renseigner</h1>
      {events.length === 0 ? (
        <EmptyState title="Tout est renseigné">
          <p>Une animation paraît ici le lendemain de son jour, tant que personne n’a dit ce qu’il en fut.</p>
        </EmptyState>
      ) : (
        <>
          <p className="lead">
            {printCount(events.length, 'animation passée', 'animations passées')}
            {'\u00a0'}: dites lesquelles furent tenues, avec combien de participants. Les lignes laissées vides
            attendront.
          </p>
          {refused && <Notice tone="refused">{refused.refusal}</Notice>}
          <ProtectedForm className="stack">
            <div className="table-scroll">
              <table className="table-rows outcome-table">
                <caption className="visually-hidden">Animations passées, la plus ancienne d’abord</caption>
                <ColumnHeads labels={['Animation', 'Ce qu’il en fut', 'Participants', 'Raison de l’annulation']} />
                <tbody>
                  {events.map((event) => (
                    <OutcomeRow key={event.id} event={event} kept={refused?.kept ?? {}} />
                  ))}
                </tbody>
              </table>
            </div>
            <div className="form-foot">
              <button type="submit" className="main">
                Enregistrer
              </button>
            </div>
          </ProtectedForm>
        </>
      )}
    </div>
  );
}

function OutcomeRow({
  event: { id, title, heldOn, version, generated },
  kept,
}: {
  event: Event;
  kept: Record<string, string>;
}) {
  const of = `${title}, ${printDate(heldOn)}`;
  return (
    <tr>
      <th scope="row">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name={`version.${id}`} value={version} />
        <Link to={`/animations/${id}`}>{typeset(title)}</Link> {generated && <GeneratedBadge />}
        <span className="outcome-day">{printDate(heldOn)}</span>
      </th>
      <td data-label="Ce qu’il en fut">
        <select
          name={`state.${id}`}
          aria-label={`Ce qu’il en fut${'\u00a0'}: ${of}`}
          defaultValue={kept[`state.${id}`] ?? ''}
        >
          <option value="">–</option>
          <option value="held">Tenue</option>
          <option value="cancelled">Annulée</option>
        </select>
      </td>
      <td data-label="Participants">
        <input
          name={`participants.${id}`}
          aria-label={`Participants${'\u00a0'}: ${of}`}
          inputMode="numeric"
          size={5}
          defaultValue={kept[`participants.${id}`] ?? ''}
        />
      </td>
      <td data-label="Raison de l’annulation">
        <input
          name={`reason.${id}`}
          aria-label={`Raison de l’annulation${'\u00a0'}: ${of}`}
          maxLength={500}
          defaultValue={kept[`reason.${id}`] ?? ''}
        />
      </td>
    </tr>
  );
}
