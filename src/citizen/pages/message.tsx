import { Link, redirect } from 'react-router';
import { noteReading, tellChanges } from '../../identity/index.ts';
import { ObjectHistory } from '../../identity/pages/audit-trail.tsx';
import { differences } from '../../kernel/differences.ts';
import { frenchDay, printDate } from '../../kernel/french.ts';
import { typeset } from '../../kernel/typeset.ts';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import { GeneratedBadge } from '../../web/components/generated-badge.tsx';
import { SideBySide } from '../../web/components/side-by-side.tsx';
import { Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, type Refusal, reading, versionAfter } from '../../web/forms.ts';
import { decideMessage, eraseReceived, readMessage } from '../index.ts';
import { type AsideReason, asideReasons, messageKinds } from '../message.ts';
import type { Route } from './+types/message';
import { aboutPath } from './about-path.ts';
import { SeekTaxon, SightedTaxa } from './decide-sighting.tsx';
import { PointMap } from './point-map.tsx';
import { sightedAt, sightingFacts } from './sighting-facts.ts';
import { MessageStateBadge } from './state-badge.tsx';
import './citizen.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const sought = (new URL(request.url).searchParams.get('taxon') ?? '').trim().slice(0, 200);
    const { message, history, ...more } = await readMessage(carried, params.id, sought);
    await noteReading(carried, { organisationId: message.organisationId, what: 'message', objectId: message.id });
    const receivedOn = frenchDay(message.receivedAt);
    const shown = { sought, baseMap: carried.baseMap, history: await tellChanges(carried, history) };
    return { message, receivedOn, ...more, ...shown };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? '');
  return answering(request, form, async () => {
    const carried = contextOf(context);
    if (form.get('intent') === 'erase') await eraseReceived(carried, params.id);
    else {
      const decision = text('decision') as 'accepted';
      const cdNom = text('cdNom') || null;
      await decideMessage(carried, params.id, { version: text('version'), decision, cdNom, answer: text('answer') });
    }
    return redirect(`/travail/envois/${params.id}`);
  });
}

type Loaded = Route.ComponentProps['loaderData'];

/** One thing that was sent: its words as they are, and what is made of it. */
export default function MessagePage({ loaderData, actionData }: Route.ComponentProps) {
  const { message, history, mayDecide, mayErase } = loaderData;
  const refused = isRefusal(actionData) ? actionData : undefined;
  return (
    <div className="page">
      <title>{`${messageKinds[message.kind]} – Envois du public – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/travail">Mon travail</Link> › <Link to="/travail/envois">Envois du public</Link>
      </p>
      <h1>{messageKinds[message.kind]}</h1>
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      <p className="row">
        <MessageStateBadge state={message.state} kind={message.kind} />
        {message.generated && <GeneratedBadge />}
      </p>
      {message.asideBecause.length > 0 && message.state === 'aside' && (
        <p>
          Mis à part, sans que personne l’ait lu, parce qu’il{' '}
          {message.asideBecause.map((reason: AsideReason) => asideReasons[reason]).join(', ')}.
        </p>
      )}
      <Words {...loaderData} />
      {mayDecide && <Decide {...loaderData} refused={refused} />}
      {mayErase && <Erase />}
      <ObjectHistory lines={history} />
    </div>
  );
}

function Words({ message, receivedOn, baseMap }: Loaded) {
  const { text, details, about, senderName, named, organisation, answer, decidedBy, erasedAt } = message;
  const [path, point] = [aboutPath(message), sightedAt(message)];
  const facts: [string, React.ReactNode][] = [
    ['À propos de', about && (path ? <Link to={path}>{about}</Link> : about)],
    ['Prise le', details.day],
    ...sightingFacts(message),
    ['Devenue', becameOf(message)],
    ['Reçu', printDate(receivedOn)],
    ['Par', organisation],
    ['Envoyé par', senderName && `${senderName}${named ? '' : ', qui ne veut pas être nommé'}`],
    ['Réponse par courriel', writtenWords[message.written]],
    ['Traité par', decidedBy],
    ['Réponse', answer && typeset(answer)],
  ];
  return (
    <>
      {erasedAt && <p>Ce qui avait été envoyé a été effacé.</p>}
      <SentPicture {...message} />
      {text && <blockquote className="sent-text">{text}</blockquote>}
      <dl className="facts-list">
        {facts.map(
          ([label, said]) =>
            said && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{said}</dd>
              </div>
            ),
        )}
      </dl>
      {point && (
        <div className="sent-point">
          <PointMap label="Carte du point envoyé" point={point} extent={[...point, ...point]} baseMap={baseMap} />
        </div>
      )}
    </>
  );
}

/** A picture waits with its message until it is a shot; that of a sighting stays with it. */
function SentPicture({ id, kind, details, about, resultId, erasedAt }: Loaded['message']) {
  const isThere = kind === 'photograph' ? !resultId : kind === 'sighting' && details.photo;
  if (erasedAt || !isThere) return null;
  const said = kind === 'photograph' ? [about, details.day] : [details.name, details.date && printDate(details.date)];
  return (
    <img
      className="sent-photo"
      src={`/travail/envois/${id}/photographie`}
      alt={`Photographie envoyée\u00a0: ${said.filter(Boolean).join(', ')}`}
    />
  );
}

const becameOf = ({ kind, resultId }: Loaded['message']) =>
  kind === 'sighting' &&
  resultId && (
    <>
      <Link to={`/nature/donnees/${resultId}`}>Une donnée</Link> de{' '}
      <Link to={`/nature/visites/${resultId}`}>sa visite</Link>, à corriger là si besoin
    </>
  );

const writtenWords = {
  no: '',
  unconfirmed: 'Adresse laissée, pas encore confirmée',
  confirmed: 'Oui, l’adresse est confirmée',
};

interface Told {
  decision: string;
  reply: string;
}

function Decide({ message, taxa, sought, refused }: Loaded & { refused: Refusal | undefined }) {
  const stale = refused?.code === 'changed_meanwhile' ? (refused.facts as { current: Told; typed: Told }) : undefined;
  return (
    <section aria-labelledby="suite">
      <h2 id="suite">{message.decidedBy ? 'Changer la suite donnée' : 'Suite à donner'}</h2>
      {stale && <SideBySide differences={differences(inWords(stale.typed), inWords(stale.current))} />}
      {message.kind === 'sighting' && <SeekTaxon sought={sought} />}
      <ProtectedForm className="stack send-form">
        <input type="hidden" name="version" value={versionAfter(refused, message.version)} />
        {message.kind === 'sighting' && <SightedTaxa taxa={taxa} kept={refused?.kept.cdNom ?? ''} />}
        <Field label="Réponse" hint={hints[message.kind]}>
          {(ids) => (
            <textarea
              {...ids}
              name="answer"
              rows={5}
              maxLength={3000}
              defaultValue={refused?.kept.answer ?? message.answer}
            />
          )}
        </Field>
        <div className="decisions">
          <button type="submit" name="decision" value="accepted" className="main">
            {acceptWords[message.kind]}
          </button>
          <button type="submit" name="decision" value="refused">
            Refuser
          </button>
          <button type="submit" name="decision" value="spam">
            Indésirable
          </button>
        </div>
      </ProtectedForm>
    </section>
  );
}

const acceptWords = {
  remark: 'Publier avec cette réponse',
  sighting: 'Accepter comme donnée',
  photograph: 'Accepter',
};

const inWords = ({ decision, reply }: Told) => ({ 'Suite donnée': decision, Réponse: reply });

const hints = {
  remark: 'Elle paraît sous la remarque. Pour un refus, la raison\u00a0: seule la personne qui a écrit la lira.',
  sighting: 'La personne qui a écrit la lira. Pour un refus, la raison.',
  photograph: 'La personne qui a écrit la lira. Pour un refus, la raison.',
};

const Erase = () => (
  <details className="erase-sent">
    <summary>Effacer cet envoi</summary>
    <p>
      À la demande de la personne qui l’a envoyé{'\u00a0'}: son texte, son nom et son adresse{'\u202f'}; la ligne reste
      pour être comptée.
    </p>
    <ProtectedForm>
      <input type="hidden" name="intent" value="erase" />
      <button type="submit">Effacer</button>
    </ProtectedForm>
  </details>
);
