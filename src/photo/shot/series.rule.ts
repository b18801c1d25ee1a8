import { lastDayOf, type ShotDay } from './shot-day.rule.ts';

interface InSeries extends ShotDay {
  id: string;
  kind: 'shot' | 'archive';
  /** Null where no picture could be made. */
  picture: object | null;
}

/** The shots of a viewpoint in their order, and what each is compared with. */
export interface Series<S extends InSeries> {
  /** The oldest first. */
  shots: S[];
  /** Those that made a picture. */
  pictures: S[];
  /** What is photographed again: the first picture of the series; of old photographs alone, the first of them. */
  reference: S | null;
  /** The last picture that was taken for the series. */
  latest: S | null;
}

export function seriesOf<S extends InSeries>(given: readonly S[]): Series<S> {
  const shots = [...given].sort(byDay);
  const pictures = shots.filter(({ picture }) => picture !== null);
  const taken = pictures.filter(({ kind }) => kind === 'shot');
  return { shots, pictures, reference: taken[0] ?? pictures[0] ?? null, latest: taken.at(-1) ?? null };
}

/** What is less well known comes after what is, where both may be of the same day. */
const byDay = (a: InSeries, b: InSeries): number =>
  a.takenOn.localeCompare(b.takenOn) || lastDayOf(a).localeCompare(lastDayOf(b)) || a.id.localeCompare(b.id);

/** The two pictures to compare: those asked for, else the reference and the last one. Undefined where there are not two. */
export function pairOf<S extends InSeries>(
  { pictures, reference, latest }: Series<S>,
  asked: { before: string | null; after: string | null },
): { before: S; after: S } | undefined {
  const find = (id: string | null) => pictures.find((each) => each.id === id);
  const before =
    find(asked.before) ?? (latest?.id === reference?.id ? pictures.find(({ id }) => id !== latest?.id) : reference);
  const after = find(asked.after) ?? latest ?? pictures.at(-1);
  if (!before || !after || before.id === after.id) return undefined;
  return { before, after };
}
