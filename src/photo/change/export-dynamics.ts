import type { Context } from '../../identity/index.ts';
import { writeCsv } from '../../kernel/table/write-table.ts';
import { lastDayOf, printShotDay } from '../shot/shot-day.rule.ts';
import { listPublishedChanges, type PublishedChange } from './change.sql.ts';
import { readDynamics } from './read-dynamics.ts';

/** Attributes of the class Dynamique of the CNIG, the links to landscape units left empty, then our own columns. */
const header = [
  ...['objetEvolution', 'natureEvolution', 'lienPhotoOPP', 'lienUP', 'lienEP', 'lienSousUP'],
  ...['description', 'dateObservation', 'dateFin'],
  ...['pointDeVue', 'reference', 'photoAvant', 'photoApres', 'acteurs', 'exempleInvente'],
];

/** The changes read on published viewpoints, in a file others can read: `origin` begins the links. */
export async function exportDynamics({ db }: Context, origin: string): Promise<Uint8Array> {
  const { objects, natures } = readDynamics();
  const valueIn = (words: typeof objects, wanted: string) => words.find(({ code }) => code === wanted)?.value ?? wanted;
  const row = (change: PublishedChange): string[] => [
    ...[valueIn(objects, change.object), valueIn(natures, change.nature)],
    ...[`${origin}/photographies/${change.viewpointId}`, '', '', ''],
    ...[change.description, lastDayOf(change.after), ''],
    ...[change.title, change.reference, printShotDay(change.before), printShotDay(change.after), change.actors],
    change.generated ? 'oui' : 'non',
  ];
  return writeCsv(header, (await listPublishedChanges(db)).map(row));
}
