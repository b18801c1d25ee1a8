import { Link } from 'react-router';
import { printInstant } from '../../kernel/french.ts';
import { ProtectedForm } from '../../web/components/form.tsx';
import { Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { endSessions, keepSession, listSignIns, personOf, readSessions, sessionHours } from '../index.ts';
import type { Route } from './+types/sessions';
import { SignInTable } from './sign-in-table.tsx';
import './identity.css';

export const loader = ({ request, context }: Route.LoaderArgs) =>
  reading(request, async () => {
    const world = contextOf(context);
    const { id: personId } = personOf(world);
    return {
      sessions: await readSessions(world, world.session.id),
      signIns: await listSignIns(world.db, { personId }, 20),
      hours: sessionHours,
      end: world.session.end,
    };
  });

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const world = contextOf(context);
  return answering(request, form, async () => {
    if (form.has('keep')) {
      const { at } = await keepSession(world, world.session.id);
      return { done: `Vous restez connecté, au moins jusqu’au ${printInstant(at)}.` };
    }
    const end = String(form.get('end') ?? '');
    await endSessions(world, end === 'others' ? { except: world.session.id } : { only: end });
    return { done: end === 'others' ? 'Les autres sessions sont fermées.' : 'Cette session est fermée.' };
  });
}

export default function Sessions({ loaderData, actionData }: Route.ComponentProps) {
  const { sessions, signIns, hours, end } = loaderData;
  return (
    <div className="page narrow">
      <title>Mes sessions – Carreau</title>
      <p>
        <Link to="/profil">Mon compte</Link>
      </p>
      <h1>Mes sessions</h1>
      <p className="lead">
        Une session se ferme seule après {hours.unused}&nbsp;heures sans servir, et au plus tard {hours.atMost}
        &nbsp;heures après la connexion. Changer de mot de passe ferme toutes les autres.
      </p>
      {end && (
        <ProtectedForm>
          <p>
            Celle-ci se ferme le {printInstant(end.at)}
            {end.canPutOff
              ? ', sauf si vous ouvrez ou envoyez quelque chose d’ici là. Une page restée ouverte le dit dix minutes avant.'
              : ', sans pouvoir être prolongée.'}
          </p>
          {end.canPutOff && (
            <button type="submit" name="keep" value="yes">
              Rester connecté
            </button>
          )}
        </ProtectedForm>
      )}
      {isRefusal(actionData) && <Notice tone="refused">{actionData.refusal}</Notice>}
      {actionData && 'done' in actionData && <Notice tone="done">{actionData.done}</Notice>}
      <ul className="trail">
        {sessions.map((session) => (
          <SessionLine key={session.id} session={session} />
        ))}
      </ul>
      {sessions.length > 1 && (
        <ProtectedForm>
          <input type="hidden" name="end" value="others" />
          <button type="submit">Fermer toutes les autres</button>
        </ProtectedForm>
      )}
      <h2>Dernières connexions</h2>
      <p>
        Une connexion que vous ne reconnaissez pas&nbsp;? Fermez les autres sessions, puis{' '}
        <Link to="/profil">changez de mot de passe</Link>.
      </p>
      <SignInTable signIns={signIns} />
    </div>
  );
}

function SessionLine({ session }: { session: Route.ComponentProps['loaderData']['sessions'][number] }) {
  const { id, device, since, lastUsed, current } = session;
  return (
    <li className="session-line">
      <div>
        <strong>{device}</strong> {current && <span className="badge tone-accent">celle-ci</span>}
        <div className="quiet-text">
          Connexion le {printInstant(since)}, servie le {printInstant(lastUsed)}
        </div>
      </div>
      {!current && (
        <ProtectedForm>
          <input type="hidden" name="end" value={id} />
          <button type="submit">
            Fermer
            <span className="visually-hidden">
              {' '}
              la session {device} du {printInstant(since)}
            </span>
          </button>
        </ProtectedForm>
      )}
    </li>
  );
}
