import { Link, redirect } from 'react-router';
import { managedOrganisation } from '../../identity/pages/managed-organisation.ts';
import { printCount, printInstant } from '../../kernel/french.ts';
import { typeset } from '../../kernel/typeset.ts';
import { ProtectedForm } from '../../web/components/form.tsx';
import { EmptyState, Notice } from '../../web/components/states.tsx';
import { contextOf, type RequestContext } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { kindLabels, rhythmLabels } from '../connector/connector.ts';
import {
  readConnectorPage,
  readNow,
  removeConnector,
  settleDifferences,
  stopConnector,
} from '../connector/keep-connector.ts';
import type { Route } from './+types/connector';

export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  reading(request, async () => {
    const world = contextOf(context);
    await managedOrganisation(world, params.slug, 'connector.keep');
    const { connector, runs, differences, gone, lacks } = await readConnectorPage(world, params.id);
    const { name, kind, address, rhythm, stopped, nextAt } = connector;
    return {
      ...{ name, kind, address, rhythm, stopped, isReady: lacks === null, next: nextAt ? printInstant(nextAt) : null },
      waiting: differences.count,
      differences: differences.first.map(({ offered: _, foundAt, ...each }) => ({
        ...each,
        found: printInstant(foundAt),
      })),
      gone: gone.map(({ key, label, goneAt }) => ({ key, label, since: goneAt && printInstant(goneAt) })),
      runs: runs.map(({ startedAt, endedAt, ...run }) => ({
        ...{ ...run, at: printInstant(startedAt) },
        seconds: Math.round((endedAt.getTime() - startedAt.getTime()) / 1000),
      })),
    };
  });

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const world = contextOf(context);
  return answering(request, form, async () => {
    const { slug } = await managedOrganisation(world, params.slug, 'connector.keep');
    const verb = String(form.get('verb') ?? '');
    if (verb === 'remove') {
      await removeConnector(world, params.id);
      throw redirect(`/administration/organisations/${slug}/sources`);
    }
    return act(world, params.id, verb, form.getAll('difference').map(String));
  });
}

async function act(world: RequestContext, id: string, verb: string, ids: string[]): Promise<{ done: string }> {
  switch (verb) {
    case 'read':
      return { done: (await readNow(world, id, world)).sentence };
    case 'stop':
      await stopConnector(world, id);
      return { done: 'Cette source n’est plus relue.' };
    default: {
      const choice = verb === 'theirs' ? 'theirs' : 'ours';
      const count = await settleDifferences(world, id, { ids, choice });
      return {
        done: choice === 'theirs' ? `Repris de la source : ${count}.` : `Gardé comme c’était chez vous : ${count}.`,
      };
    }
  }
}

export default function Connector({ loaderData, actionData }: Route.ComponentProps) {
  const { name, kind, address, rhythm, stopped, next, isReady, waiting, differences, gone, runs } = loaderData;
  const refused = isRefusal(actionData) ? actionData : undefined;
  const done = actionData && !isRefusal(actionData) ? actionData.done : undefined;
  return (
    <>
      <title>{`${name} – Sources suivies – Carreau`}</title>
      <h2>{name}</h2>
      <p>
        {kindLabels[kind]},{' '}
        {stopped ? 'à l’arrêt' : `à relire ${rhythmLabels[rhythm]}${next ? `, la prochaine fois le ${next}` : ''}`}.{' '}
        <a href={address}>{address}</a>
      </p>
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      {done && <Notice tone="done">{done}</Notice>}
      {stopped && <Notice tone="waiting">{stopped}</Notice>}
      {kind !== 'values' && (
        <p>
          <Link to={kind === 'records' ? 'donnees' : 'colonnes'}>
            {isReady ? 'Revoir ce que disent ses colonnes' : 'Dire ce que contiennent ses colonnes'}
          </Link>
        </p>
      )}
      <Verbs isStopped={stopped !== null} isReady={isReady} />
      {differences.length > 0 && <Differences differences={differences} waiting={waiting} />}
      {gone.length > 0 && <Gone gone={gone} />}
      <h3>Lectures</h3>
      {runs.length === 0 ? (
        <EmptyState title="Pas encore lue">
          <p>{isReady ? 'Elle le sera dans les cinq minutes.' : 'Elle le sera quand ses colonnes seront comprises.'}</p>
        </EmptyState>
      ) : (
        <Runs runs={runs} />
      )}
    </>
  );
}

const Verbs = ({ isStopped, isReady }: { isStopped: boolean; isReady: boolean }) => (
  <ProtectedForm className="row">
    {isReady && (
      <button type="submit" name="verb" value="read">
        {isStopped ? 'Reprendre et lire maintenant' : 'Lire maintenant'}
      </button>
    )}
    {isStopped ? (
      <button type="submit" name="verb" value="remove">
        Supprimer
      </button>
    ) : (
      <button type="submit" name="verb" value="stop">
        Arrêter
      </button>
    )}
  </ProtectedForm>
);

/** What it had and has no more: a person says what becomes of it. */
const Gone = ({ gone }: { gone: Route.ComponentProps['loaderData']['gone'] }) => (
  <section aria-labelledby="parties">
    <h3 id="parties">Ne sont plus dans la source</h3>
    <p>Ils restent chez vous : à vous de dire s’ils ont disparu ou changé de numéro.</p>
    <ul>
      {gone.map(({ key, label, since }) => (
        <li key={key}>
          {typeset(label)} <span className="quiet-text">constaté le {since}</span>
        </li>
      ))}
    </ul>
  </section>
);

function Differences({ differences, waiting }: Pick<Route.ComponentProps['loaderData'], 'differences' | 'waiting'>) {
  return (
    <section aria-labelledby="a-trancher">
      <h3 id="a-trancher">À trancher</h3>
      <p>
        La source dit autre chose que vous. Rien n’est remplacé avant votre choix.
        {waiting > differences.length && ` Les ${differences.length} premiers, de ${printCount(waiting, 'écart')}.`}
      </p>
      <ProtectedForm className="stack">
        <div className="table-scroll">
          <table className="table-rows">
            <caption className="visually-hidden">Écarts à trancher</caption>
            <thead>
              <tr>
                <th scope="col">Choisir</th>
                <th scope="col">Ce dont il s’agit</th>
                <th scope="col">Chez nous</th>
                <th scope="col">Dans la source</th>
                <th scope="col">Vue le</th>
              </tr>
            </thead>
            <tbody>
              {differences.map(({ id, label, ours, theirs, found }) => (
                <tr key={id}>
                  <td data-label="Choisir">
                    <input type="checkbox" name="difference" value={id} aria-label={label} defaultChecked />
                  </td>
                  <th scope="row">{typeset(label)}</th>
                  <td data-label="Chez nous">{typeset(ours)}</td>
                  <td data-label="Dans la source">{typeset(theirs)}</td>
                  <td data-label="Vue le">{found}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <div className="row">
          <button type="submit" name="verb" value="ours">
            Garder ce qui est chez nous
          </button>
          <button type="submit" name="verb" value="theirs">
            Prendre ce que dit la source
          </button>
        </div>
      </ProtectedForm>
    </section>
  );
}

const Runs = ({ runs }: { runs: Route.ComponentProps['loaderData']['runs'] }) => (
  <div className="table-scroll">
    <table className="table-rows">
      <caption className="visually-hidden">Lectures de la source</caption>
      <thead>
        <tr>
          <th scope="col">Commencée</th>
          <th scope="col">Durée</th>
          <th scope="col">Réponse</th>
          <th scope="col">Ce qu’elle a donné</th>
        </tr>
      </thead>
      <tbody>
        {runs.map(({ id, at, seconds, httpStatus, sentence }) => (
          <tr key={id}>
            <td data-label="Commencée">{at}</td>
            <td data-label="Durée">{seconds < 1 ? 'moins d’une seconde' : `${seconds}\u00a0s`}</td>
            <td data-label="Réponse">{httpStatus ?? 'aucune'}</td>
            <td data-label="Ce qu’elle a donné">{typeset(sentence)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
