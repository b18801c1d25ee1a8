import { printDate } from '../../kernel/french.ts';
import type { readLatestShots } from '../../photo/index.ts';
import { creditOf } from '../../photo/shot/shot.ts';
import { printShotDay } from '../../photo/shot/shot-day.rule.ts';
import { licences } from '../../photo/viewpoint/viewpoint.ts';
import type { Condition } from '../../watch/index.ts';
import type { PhotographsPiece } from '../render/pieces.ts';

type Printed = PhotographsPiece['photographs'];

/** Photographs of observations that a file prints: the last ones. */
const mostTaken = 4;

const drawn = 'image générée pour l’exemple';

/** The last photographs of what was observed, with their day and who observed. */
export const conditionPhotographs = ({ observations }: Pick<Condition, 'observations'>, site: string): Printed =>
  observations
    .flatMap(({ photos, levelLabel, observedOn, observer, generated }) =>
      photos.map(({ id, caption, takenOn, width, height }) => ({
        id,
        alternative: `${site}, ${caption || `état ${levelLabel.toLowerCase()}`}, photographié le ${printDate(takenOn ?? observedOn)}`,
        upright: height > width,
        title: caption || `État : ${levelLabel.toLowerCase()}`,
        notes: [printDate(takenOn ?? observedOn), observer && `© ${observer}`, generated ? drawn : ''].filter(Boolean),
      })),
    )
    .slice(0, mostTaken);

/** The last picture of each view that shows the place, with its day, its credit and its rights. */
export const shotPhotographs = (shots: Awaited<ReturnType<typeof readLatestShots>>): Printed =>
  shots.map(({ viewpoint, shot }) => ({
    id: shot.id,
    alternative: `${viewpoint.title}, ${printShotDay(shot)}`,
    upright: shot.picture !== null && shot.picture.height > shot.picture.width,
    title: viewpoint.title,
    notes: [
      printShotDay(shot),
      creditOf(shot) && `© ${creditOf(shot)}`,
      licences[viewpoint.licence],
      shot.generated ? drawn : '',
    ].filter(Boolean),
  }));
