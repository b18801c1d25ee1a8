import { printDate } from '../../kernel/french.ts';
import type { ToldObservation } from '../condition/read-condition.ts';
import type { ConditionScale } from '../condition/scale.ts';
import type { Trend } from '../condition/trend.rule.ts';

const arrows: Record<Trend, string> = { improving: '↗', stable: '→', worsening: '↘', unknown: '·' };
const tones: Record<Trend, string> = {
  improving: 'tone-accent',
  stable: 'tone-quiet',
  worsening: 'tone-brick',
  unknown: 'tone-quiet',
};

export const TrendWord = ({ trend, label }: { trend: Trend; label: string }) => (
  <span className={`trend ${tones[trend]}`}>
    <span aria-hidden="true">{arrows[trend]}</span> {label}
  </span>
);

/** The degree, with its place on the scale: "Mauvais, 4 sur 6". */
export function LevelWord({ scale, observation }: { scale: ConditionScale | null; observation: ToldObservation }) {
  const { rank, levelLabel } = observation;
  const degrees = scale?.name === observation.scale ? scale.levels : [];
  return (
    <span className="level">
      <strong>{levelLabel}</strong>
      {rank !== null && degrees.length > 0 && (
        <>
          <span className="level-steps" aria-hidden="true">
            {degrees.map((degree) => (
              <span key={degree.key} className={degree.rank <= rank ? 'level-step level-step-on' : 'level-step'} />
            ))}
          </span>
          <span className="quiet-text">
            degré {rank} sur {degrees.length}
          </span>
        </>
      )}
    </span>
  );
}

/** Small pictures that open the large ones. */
export function PhotoStrip({ siteId, observation }: { siteId: string; observation: ToldObservation }) {
  if (observation.photos.length === 0) return null;
  return (
    <ul className="photo-strip">
      {observation.photos.map(({ id, caption, width, height, takenOn }, at) => (
        <li key={id}>
          <a href={`/sites/${siteId}/photos/${id}`}>
            <img
              src={`/sites/${siteId}/photos/${id}?taille=petite`}
              width={width}
              height={height}
              loading="lazy"
              alt={caption || `Photo ${at + 1} du relevé du ${printDate(observation.observedOn)}`}
            />
          </a>
          {(caption || (takenOn && takenOn !== observation.observedOn)) && (
            <span className="quiet-text">
              {[caption, takenOn && `prise le ${printDate(takenOn)}`].filter(Boolean).join(', ')}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** "Fissures, couverture abîmée." */
export const inOneSentence = (labels: string[]): string =>
  `${labels.map((label, at) => (at === 0 ? label : label.charAt(0).toLowerCase() + label.slice(1))).join(', ')}.`;
