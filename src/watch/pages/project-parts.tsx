import { Link } from 'react-router';
import { printDate } from '../../kernel/french.ts';
import { typeset } from '../../kernel/typeset.ts';
import type { readProject } from '../index.ts';
import { adviceNatures } from '../project/project.ts';
import { DueDay } from './state-word.tsx';

type Project = Awaited<ReturnType<typeof readProject>>;

interface Regimes {
  regimes: Project['project']['regimes'];
  projectId: string;
  mayEdit: boolean;
  located: boolean;
}

/** The regimes that apply, why, whom to ask, and the text they come from. */
export function RegimeList({ regimes, projectId, mayEdit, located }: Regimes) {
  if (!located) return <p>La position du projet n’est pas connue{'\u00a0'}: donnez un contour ou une commune.</p>;
  if (regimes.length === 0) return <p>Il ne touche aucun périmètre ni aucune protection du registre.</p>;
  return (
    <ul className="decisions">
      {regimes.map(({ key, label, because, ask, nature, deadline, source, verified, surely }) => (
        <li key={key}>
          <p>
            <strong>{label}</strong> {!surely && <span className="badge tone-amber">à vérifier</span>}
          </p>
          <p>{typeset(because)}</p>
          <p>
            {ask}
            {'\u00a0'}: {nature}.{' '}
            {mayEdit && (
              <Link
                to={`/veille/projets/${projectId}/avis/nouveau?${new URLSearchParams({ a: ask, delai: deadline ?? '' })}`}
              >
                Demander cet avis<span className="visually-hidden"> ({label})</span>
              </Link>
            )}
          </p>
          <span className="watch-note">
            {source}
            {!verified && ', non relu'}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Advice asked: the day it is due and how it was found, what it says, what was done with it. */
export function AdviceList(props: { advice: Project['advice']; today: string; projectId: string; mayEdit: boolean }) {
  const { advice, today, projectId, mayEdit } = props;
  return (
    <>
      {advice.length === 0 ? (
        <p>Aucun avis n’est demandé.</p>
      ) : (
        <ul className="decisions">
          {advice.map(({ id, askedOf, nature, givenOn, dueOn, due, sentence, followed, followedOn }) => (
            <li key={id}>
              <p>
                <Link to={`/veille/projets/${projectId}/avis/${id}`}>{askedOf}</Link>
                {'\u00a0'}:{' '}
                {givenOn ? (
                  `${adviceNatures[nature].toLowerCase()}, le ${printDate(givenOn)}`
                ) : due && !due.on ? (
                  'délai suspendu'
                ) : (
                  <DueDay on={dueOn} today={today} open />
                )}
              </p>
              {due && !givenOn && (
                <span className="watch-note">
                  {due.because} {due.silence && `Silence${'\u00a0'}: ${due.silence}. `}
                  {due.source}
                  {!due.verified && ', non relu'}
                </span>
              )}
              {sentence && <p>{sentence}</p>}
              {givenOn && nature === 'conditions' && !followedOn && (
                <span className="watch-note watch-waits">Prescriptions à suivre</span>
              )}
              {followed && <p>{followed}</p>}
            </li>
          ))}
        </ul>
      )}
      {mayEdit && (
        <p>
          <Link to={`/veille/projets/${projectId}/avis/nouveau`} className="button">
            Demander un avis
          </Link>
        </p>
      )}
    </>
  );
}
