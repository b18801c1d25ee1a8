import { useState } from 'react';
import { printCount } from '../../../kernel/french.ts';
import type { Field } from './use-field-answers.ts';
import type { KeptOffline } from './use-kept-offline.ts';

/** What is being sent: "observation", "observations". */
export interface FieldWords {
  one: string;
  many: string;
}

interface Props<Values> {
  field: Field<Values>;
  words: FieldWords;
  /** The page to come back to once signed in. */
  page: string;
  /** Absent where the page itself is not kept on the device. */
  offline?: KeptOffline;
}

/** What is on the device and what has left it, always in sight. */
export function FieldStatus<Values>({ field, words: { one, many }, page, offline }: Props<Values>) {
  const { answers, person, outcome, sending } = field;
  const mine = answers.filter((answer) => answer.person.id === person.id);
  const waiting = mine.filter(({ state }) => state === 'waiting').length;
  const sent = mine.filter(({ state }) => state === 'sent').length;
  const refused = mine.filter(({ state }) => state === 'refused').length;
  const others = answers.filter((answer) => answer.person.id !== person.id && answer.state !== 'sent');
  return (
    <div className="field-status">
      <p role="status" className="row">
        {waiting > 0 && <strong>{printCount(waiting, one, many)} à envoyer</strong>}
        {sending && waiting > 0 && <span>Envoi…</span>}
        {!sending && waiting > 0 && outcome === 'offline' && <span className="badge tone-amber">Hors ligne</span>}
        {!sending && waiting > 0 && outcome === 'later' && (
          <span className="badge tone-amber">Le serveur ne répond pas, nouvel essai bientôt</span>
        )}
        {waiting === 0 && sent > 0 && (
          <span className="tone-accent">
            <span aria-hidden="true">✓</span> {printCount(sent, `${one} envoyée`, `${many} envoyées`)}
          </span>
        )}
        {refused > 0 && <span className="tone-brick">{printCount(refused, one, many)} à revoir</span>}
        {offline && <KeptWord offline={offline} />}
      </p>
      {outcome === 'session' && waiting > 0 && (
        <p className="notice notice-waiting">
          Votre session a pris fin. Rien n’est perdu{'\u00a0'}: vos {many} sont sur cet appareil.{' '}
          <a href={`/connexion?retour=${encodeURIComponent(page)}`}>Se connecter pour les envoyer</a>
        </p>
      )}
      {others.length > 0 && (
        <p className="notice">
          {printCount(others.length, one, many)} de {[...new Set(others.map((each) => each.person.name))].join(', ')}{' '}
          {others.length < 2 ? 'attend' : 'attendent'} sa connexion sur cet appareil.
        </p>
      )}
      {waiting > 0 && !sending && outcome !== 'session' && (
        <button type="button" onClick={() => void field.send()}>
          Envoyer maintenant
        </button>
      )}
    </div>
  );
}

const words = {
  keeping: 'Mise sur l’appareil…',
  kept: 'Utilisable sans réseau',
  impossible: 'Ne s’ouvrira pas sans réseau sur cet appareil',
} as const;

const KeptWord = ({ offline }: { offline: KeptOffline }) => (
  <span className={offline.state === 'impossible' ? 'tone-amber' : 'quiet-text'}>{words[offline.state]}</span>
);

/** For a borrowed phone, once nothing waits there. */
export function Forget<Values>({ field, offline }: { field: Field<Values>; offline: KeptOffline }) {
  const [gone, setGone] = useState(false);
  if (offline.state !== 'kept' || field.answers.some(({ state }) => state !== 'sent')) return null;
  if (gone) return <p className="quiet-text">Retirée de cet appareil.</p>;
  return (
    <button
      type="button"
      className="quiet"
      onClick={() =>
        void offline.forget().then(
          () => setGone(true),
          () => setGone(false),
        )
      }
    >
      Retirer la campagne de cet appareil
    </button>
  );
}
