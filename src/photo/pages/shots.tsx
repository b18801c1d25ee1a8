import { printInstant } from '../../kernel/french.ts';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import { EmptyState } from '../../web/components/states.tsx';
import { cameraInWords, type Shot } from '../shot/shot.ts';
import { printShotDay } from '../shot/shot-day.rule.ts';
import { pictureOf, ShotCaption, ShotPicture } from './shot-parts.tsx';
import type { ViewpointData } from './viewpoint.tsx';

/** The series, the oldest first, and what was withdrawn from it. */
export function Shots({ data }: { data: ViewpointData }) {
  const { shots, withdrawn } = data;
  return (
    <section aria-labelledby="prises">
      <h2 id="prises">La série</h2>
      {shots.length === 0 ? (
        <EmptyState title="Aucune photographie">
          <p>La première prise de vue sera la référence que les suivantes reprennent.</p>
        </EmptyState>
      ) : (
        <ol className="shots">
          {shots.map((shot) => (
            <li key={shot.id}>
              <ShotItem shot={shot} data={data} />
            </li>
          ))}
        </ol>
      )}
      {withdrawn.length > 0 && (
        <details className="withdrawn">
          <summary>Prises de vue retirées ({withdrawn.length})</summary>
          <ul>
            {withdrawn.map((shot) => (
              <li key={shot.id}>
                {printShotDay(shot)}, retirée le {printInstant(shot.withdrawnAt)}
                {'\u00a0'}: {shot.reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function ShotItem({ shot, data: { viewpoint, reference, mayWithdraw } }: { shot: Shot; data: ViewpointData }) {
  const camera = cameraInWords(shot.camera);
  const day = printShotDay(shot);
  return (
    <article className="shot" id={shot.id}>
      {shot.picture ? (
        <a href={pictureOf(shot)}>
          <ShotPicture shot={shot} title={viewpoint.title} />
        </a>
      ) : (
        <p className="no-picture">Aucune image</p>
      )}
      <div>
        <p className="shot-caption">
          <ShotCaption shot={shot} reference={shot.id === reference?.id} />
        </p>
        {shot.reason && <p className="kept-lines">{shot.reason}</p>}
        {camera && <p className="quiet-text">{camera}</p>}
        {shot.metresAway !== null && (
          <p className="quiet-text">
            {shot.metresAway < 1 ? 'Prise au point prévu' : `Prise à ${shot.metresAway}\u202fm du point prévu`}
          </p>
        )}
        {mayWithdraw && (
          <details>
            <summary>
              Retirer<span className="visually-hidden"> la prise de vue, {day}</span>
            </summary>
            <ProtectedForm className="stack">
              <input type="hidden" name="shotId" value={shot.id} />
              <Field label="Pourquoi" hint="L’image ne se voit plus ; sa date et la raison restent au journal.">
                {(ids) => <input {...ids} name="reason" required maxLength={1000} />}
              </Field>
              <div>
                <button type="submit" className="danger">
                  Retirer cette prise de vue
                </button>
              </div>
            </ProtectedForm>
          </details>
        )}
      </div>
    </article>
  );
}
