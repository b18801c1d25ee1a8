import { edit, inDatabase, type Kept, type Place, readKept, someEditors, type Trouble } from '../editors.ts';
import { pause } from '../pause.ts';

/** One line of the table of faults. */
export interface Outcome extends Kept {
  fault: string;
  /** What people saw in place of their page, and how often. */
  seen: string[];
  /** The longest time in which nobody at all could save, in seconds. */
  interrupted: number;
  /** What else was looked at, which must be so. */
  also: string[];
  failed: string[];
}

interface Saving {
  fault: string;
  place: Place;
  /** Where each person’s requests go. */
  address: (person: number) => string;
  people?: number;
}

/** After this, in milliseconds, nobody waits for them to save again. */
const longest = 90_000;

/** People save their sheets while the fault is made and mended; then what they were told is compared with what is kept. */
export async function whilePeopleSave(
  { fault, place, address, people = 10 }: Saving,
  { begin, make, end }: { begin: () => Promise<void>; make: () => Promise<void>; end: () => Promise<void> },
): Promise<Outcome> {
  const editors = await inDatabase(place, (database) => someEditors(database, people));
  await begin();
  let goesOn = true;
  const editing = (person: number) => ({ address: () => address(person), goesOn: () => goesOn, every: 600 });
  const saving = Promise.all(editors.map((editor, person) => edit(editor, editing(person))));
  await pause(4_000);
  await make();
  // What was under way as the fault came may still be answered.
  await pause(1_500);
  const made = performance.now();
  const savesAgain = () => editors.some(({ savedAt }) => (savedAt.at(-1) ?? 0) > made);
  while (!savesAgain() && performance.now() - made < longest) await pause(100);
  await pause(4_000);
  goesOn = false;
  await saving;
  await end();
  return {
    fault,
    ...(await inDatabase(place, (database) => readKept(database, editors))),
    seen: counted(editors.flatMap(({ troubles }) => troubles)),
    interrupted: longestGap(editors.flatMap(({ savedAt }) => savedAt)) / 1000,
    also: [],
    failed: [],
  };
}

export const counted = (troubles: readonly Trouble[]): string[] =>
  [...Map.groupBy(troubles, ({ status, sentence, retryAfter }) => said({ status, sentence, retryAfter }))].map(
    ([text, times]) => `${times.length} × ${text}`,
  );

const said = ({ status, sentence, retryAfter }: Trouble): string =>
  status === 0
    ? `no answer (${sentence})`
    : `${status}${retryAfter ? `, Retry-After ${retryAfter}` : ''} « ${sentence} »`;

function longestGap(instants: number[]): number {
  const sorted = instants.toSorted((a, b) => a - b);
  return Math.max(0, ...sorted.slice(1).map((instant, index) => instant - (sorted[index] ?? instant)));
}
