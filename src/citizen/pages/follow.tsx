import { Link, redirect } from 'react-router';
import { frenchDay, printDate } from '../../kernel/french.ts';
import { typeset } from '../../kernel/typeset.ts';
import { ProtectedForm } from '../../web/components/form.tsx';
import { GeneratedBadge } from '../../web/components/generated-badge.tsx';
import { Notice } from '../../web/components/states.tsx';
import { contextOf, newestContextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { confirmSender, followMessage, withdrawMessage } from '../index.ts';
import { answerDays, type MessageState, messageKinds } from '../message.ts';
import type { Route } from './+types/follow';
import { forOneReader } from './sent-form.ts';
import { sightingFacts } from './sighting-facts.ts';
import './citizen.css';

export const headers = forOneReader;

export function loader({ request, params, context }: Route.LoaderArgs) {
  const confirmCode = new URL(request.url).searchParams.get('adresse') ?? '';
  return reading(request, async () => {
    const { message, asks, record } = await followMessage(newestContextOf(context), params.code, confirmCode);
    const { kind, about, text, state, answer, organisation, written, generated } = message;
    const told = {
      kind,
      about,
      text,
      state,
      answer,
      organisation,
      written,
      generated,
      isErased: message.erasedAt !== null,
    };
    return {
      ...told,
      facts: sightingFacts(message),
      record,
      receivedOn: frenchDay(message.receivedAt),
      asks,
      confirmCode,
      code: params.code,
    };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, async () => {
    const carried = contextOf(context);
    if (form.get('intent') === 'withdraw') await withdrawMessage(carried, params.code);
    else await confirmSender(carried, params.code, String(form.get('confirmCode') ?? ''));
    return redirect(`/ce-qu-on-nous-ecrit/suivi/${params.code}`);
  });
}

type Loaded = Route.ComponentProps['loaderData'];

/** Where what somebody sent is, at the secret address they were given. */
export default function FollowPage({ loaderData, actionData }: Route.ComponentProps) {
  const { kind, about, text, facts, state, answer, organisation, receivedOn, asks, confirmCode, code, isErased } =
    loaderData;
  return (
    <div className="page reading">
      <title>Votre envoi – Carreau</title>
      <meta name="robots" content="noindex" />
      <p className="quiet-text">
        <Link to="/ce-qu-on-nous-ecrit">Ce qu’on nous écrit</Link> › Votre envoi
      </p>
      <h1>Votre envoi</h1>
      <p className="lead">
        {messageKinds[kind]}, reçue le {printDate(receivedOn)}. Y répond{'\u00a0'}: {organisation}.
      </p>
      {isRefusal(actionData) && <Notice tone="refused">{actionData.refusal}</Notice>}
      {asks && (
        <ProtectedForm className="row">
          <input type="hidden" name="confirmCode" value={confirmCode} />
          <button type="submit" className="main">
            Confirmer mon adresse
          </button>
          <span className="quiet-text">La réponse vous sera envoyée par courriel.</span>
        </ProtectedForm>
      )}
      <Standing {...loaderData} />
      {answer && !isErased && (
        <section aria-labelledby="reponse">
          <h2 id="reponse">Réponse</h2>
          <p>{typeset(answer)}</p>
        </section>
      )}
      {!isErased && (
        <section aria-labelledby="envoi">
          <h2 id="envoi">Ce que vous avez envoyé</h2>
          {about && (
            <p className="quiet-text">
              À propos de «{'\u00a0'}
              {about}
              {'\u00a0'}»
            </p>
          )}
          {facts.length > 0 && (
            <dl className="facts-list">
              {facts.map(([label, said]) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{said}</dd>
                </div>
              ))}
            </dl>
          )}
          {text && <blockquote className="sent-text">{text}</blockquote>}
          <p>
            <a href={`/ce-qu-on-nous-ecrit/suivi/${code}/export.json`} download="mon-envoi.json">
              Télécharger tout ce qui en est gardé
            </a>
          </p>
          <Withdraw state={state} />
        </section>
      )}
    </div>
  );
}

const standings: Record<MessageState, string> = {
  waiting: 'Quelqu’un va le lire.',
  aside: 'Quelqu’un va le lire.',
  accepted: 'Accepté.',
  refused: 'Il n’a pas été retenu.',
  spam: 'Il n’a pas été retenu.',
  withdrawn: 'Il a été retiré et effacé.',
};

function Standing({ state, kind, record, isErased, written, generated }: Loaded) {
  const published = state === 'accepted' && kind === 'remark';
  return (
    <>
      <p role="status">
        <strong>{typeset(published ? 'Publiée, avec sa réponse.' : standings[state])}</strong>{' '}
        {(state === 'waiting' || state === 'aside') &&
          `Une réponse est attendue dans les ${answerDays}\u00a0jours. Gardez l’adresse de cette page\u00a0: elle seule y mène.`}{' '}
        {generated && <GeneratedBadge />}
      </p>
      {record && (
        <p>
          <Link to={record}>La donnée qu’elle est devenue</Link>, comme tout le monde la lit.
        </p>
      )}
      {isErased && state !== 'withdrawn' && <p>Son texte a été effacé depuis.</p>}
      {written === 'confirmed' && state === 'waiting' && (
        <p>Votre adresse est confirmée{'\u00a0'}: la réponse vous sera envoyée.</p>
      )}
      {written === 'unconfirmed' && (
        <p>Votre adresse attend d’être confirmée, par le lien du courriel que vous avez reçu.</p>
      )}
    </>
  );
}

const Withdraw = ({ state }: { state: MessageState }) => (
  <details>
    <summary>Retirer cet envoi</summary>
    <p>
      {typeset(
        state === 'accepted'
          ? 'Il ne sera plus montré\u202f; votre texte, votre nom et votre adresse seront effacés.'
          : 'Personne ne le lira plus\u202f; votre texte, votre nom et votre adresse seront effacés.',
      )}
    </p>
    <ProtectedForm>
      <input type="hidden" name="intent" value="withdraw" />
      <button type="submit">Retirer et effacer</button>
    </ProtectedForm>
  </details>
);
