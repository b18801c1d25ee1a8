import { lastDayOf, type ShotDay } from '../shot/shot-day.rule.ts';

interface Visit extends ShotDay {
  kind: 'shot' | 'archive';
  /** Null where no picture could be made. */
  picture: object | null;
}

/**
 * What a campaign has of a view: the last picture taken between its days, else the last visit that could make none;
 * undefined where nobody went. Whoever took it, for the campaign or not, the view was taken again.
 */
export function visitOf<V extends Visit>(
  shots: readonly V[],
  { startsOn, endsOn }: { startsOn: string; endsOn: string | null },
): V | undefined {
  const during = shots
    .filter(({ kind }) => kind === 'shot')
    .filter((shot) => shot.takenOn >= startsOn && (!endsOn || lastDayOf(shot) <= endsOn))
    .sort((a, b) => a.takenOn.localeCompare(b.takenOn));
  return during.findLast(({ picture }) => picture !== null) ?? during.at(-1);
}
