import { Link } from 'react-router';
import { printDate, printNumber } from '../../kernel/french.ts';
import { typeset } from '../../kernel/typeset.ts';
import { PlanDrawing } from '../../web/components/drawing.tsx';
import { licences, seasonInWords, themesOf, type Viewpoint } from '../viewpoint/viewpoint.ts';
import type { ViewpointData } from './viewpoint.tsx';

/** The day a view is due, late from the day after. */
export function DueWord({ due, today }: { due: { on: string; because: string }; today: string }) {
  const late = due.on < today;
  return (
    <>
      <span className={`badge ${late ? 'tone-brick' : 'tone-slate'}`}>
        {late && <span aria-hidden="true">▲</span>} {late ? 'À reprendre depuis le' : 'À reprendre avant le'}{' '}
        {printDate(due.on)}
      </span>
      <span className="quiet-text due-because">{typeset(due.because)}</span>
    </>
  );
}

/** Where to stand and what for, as people read it beside the photographs. */
export function ViewpointFacts({ data: { viewpoint, sites, plan, works } }: { data: ViewpointData }) {
  const { intention, note, position } = viewpoint;
  return (
    <aside className="viewpoint-aside">
      <h2>Le point de vue</h2>
      {intention && <p className="kept-lines">{intention}</p>}
      {plan && (
        <div className="viewpoint-plan">
          <PlanDrawing
            svg={plan}
            share={
              viewpoint.audience === 'everyone'
                ? { at: `/photographies/${viewpoint.id}/plan`, title: `Où est le point de vue, ${viewpoint.title}` }
                : null
            }
            alternative="Plan du point de vue et de ce qu’il embrasse, dont les coordonnées sont ci-dessous"
          />
          {position && (
            <p>
              <Link to={`/carte?vue=${position[0]},${position[1]},15`}>Voir sur la carte</Link>
            </p>
          )}
        </div>
      )}
      <dl className="facts-list viewpoint-facts">
        {factsOf(viewpoint).map(([label, said]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{said}</dd>
          </div>
        ))}
        {sites.length > 0 && (
          <div>
            <dt>Sites montrés</dt>
            <dd>
              <ul className="plain-list">
                {sites.map(({ id, name }) => (
                  <li key={id}>
                    <Link to={`/sites/${id}`}>{name}</Link>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
        {works && note && (
          <div>
            <dt>Pour qui revient</dt>
            <dd>{typeset(note)}</dd>
          </div>
        )}
      </dl>
    </aside>
  );
}

/** What is known of where to stand, label and words; what is not is left out. */
export function placingFacts({ position, azimuth, height, focal35 }: Viewpoint): [string, string][] {
  const number = (value: string) => printNumber(value.replace(/\.?0+$/, ''));
  const facts: [string, string | null][] = [
    [
      'Position',
      position && `${printNumber(position[1].toFixed(5))}°\u00a0N, ${printNumber(position[0].toFixed(5))}°\u00a0E`,
    ],
    ['Azimut', azimuth && `${number(azimuth)}°, vers ${compass(Number(azimuth))}`],
    ['Hauteur de l’appareil', height && `${number(height)}\u202fm`],
    ['Focale équivalente', focal35 && `${number(focal35)}\u202fmm`],
  ];
  return facts.flatMap(([label, said]) => (said ? [[label, said]] : []));
}

const winds = ['le nord', 'le nord-est', 'l’est', 'le sud-est', 'le sud', 'le sud-ouest', 'l’ouest', 'le nord-ouest'];
const compass = (azimuth: number): string => winds[Math.round(azimuth / 45) % 8] ?? '';

function factsOf(viewpoint: Viewpoint): [string, string][] {
  const { everyMonths, endedOn, licence } = viewpoint;
  const season = seasonInWords(viewpoint);
  const rhythm = everyMonths ? `Tous les ${everyMonths}\u202fmois${season && `, ${season}`}` : season;
  const themes = themesOf(viewpoint);
  return [
    ...placingFacts(viewpoint),
    ...(rhythm ? [['Reprise prévue', rhythm] as [string, string]] : []),
    ...(endedOn ? [['Série close le', printDate(endedOn)] as [string, string]] : []),
    ...(themes.length > 0 ? [['Thèmes', themes.join(', ')] as [string, string]] : []),
    ['Licence', licences[licence]],
  ];
}
