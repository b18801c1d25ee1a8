import { capitalised } from '../../kernel/french.ts';
import { conformities, creditOf, type Shot } from '../shot/shot.ts';
import { printShotDay } from '../shot/shot-day.rule.ts';

export const pictureOf = (
  { viewpointId, id }: Pick<Shot, 'viewpointId' | 'id'>,
  size: 'petite' | 'grande' = 'grande',
) => `/photographies/${viewpointId}/prises/${id}${size === 'petite' ? '?taille=petite' : ''}`;

/** A shot's picture, small, or large as it is. */
export function ShotPicture({ shot, title, large = false }: { shot: Shot; title: string; large?: boolean }) {
  if (!shot.picture) return null;
  return (
    <img
      src={pictureOf(shot, large ? 'grande' : 'petite')}
      width={shot.picture.width}
      height={shot.picture.height}
      loading={large ? 'eager' : 'lazy'}
      alt={`${title}, ${printShotDay(shot)}`}
    />
  );
}

/** When, by whom, and what is to be known of it. */
export function ShotCaption({ shot, reference = false }: { shot: Shot; reference?: boolean }) {
  const credit = creditOf(shot);
  return (
    <>
      <strong>{capitalised(printShotDay(shot))}</strong>
      {reference && <span className="badge tone-accent">Référence</span>}
      {shot.generated && <GeneratedPicture />}
      {shot.kind === 'archive' && <span className="badge tone-slate">Photographie ancienne</span>}
      {shot.conformity !== 'ok' && (
        <span className="badge tone-amber">Reprise {conformities[shot.conformity].toLowerCase()}</span>
      )}
      {credit && <span className="quiet-text shot-credit">© {credit}</span>}
    </>
  );
}

/** Stands wherever a picture was drawn for the demonstration. */
export const GeneratedPicture = () => <span className="badge tone-amber">Image générée</span>;
