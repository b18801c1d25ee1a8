import type { FileSource } from '../../src/kernel/table/stream-table.ts';

export const species = 5000;
export const header = [
  ...['id_origine', 'cd_nom', 'nom_cite', 'date_debut', 'heure_debut', 'observateurs', 'x_l93', 'y_l93', 'nombre_min'],
  ...['nombre_max', 'sexe', 'stade_vie', 'technique_observation', 'nom_lieu', 'commentaire', 'meteo'],
];

/** Rows generated as they are asked for, the same each time. */
export const generatedRecords = (rows: number): FileSource => ({
  open: async function* () {
    const encoder = new TextEncoder();
    yield encoder.encode(`${header.join(';')}\n`);
    for (let at = 0; at < rows; at += 1000) {
      const lines = Array.from({ length: Math.min(1000, rows - at) }, (_, index) => rowOf(at + index));
      yield encoder.encode(`${lines.join('\n')}\n`);
    }
  },
});

function rowOf(number: number): string {
  const spread = (step: number, among: number) => (number * step) % among;
  const taxon = 1 + spread(7919, species);
  const day = new Date(Date.UTC(2005, 0, 1 + spread(2777, 5800))).toISOString().slice(0, 10);
  const count = 1 + spread(31, 12);
  return [
    ...[`G${number}`, 1000 + taxon, `Species ${taxon}`, number % 1000 === 0 ? 'hier' : day, '06:30'],
    ...[`Observateur ${1 + spread(13, 60)}, Observateur ${61 + spread(17, 40)}`],
    ...[640_000 + spread(104_729, 120_000), 6_980_000 + spread(15_485_863, 120_000), count, count + spread(3, 4)],
    ...[['Mâle', 'Femelle', ''][number % 3], ['Adulte', 'Juvénile'][number % 2], ['Vu', 'Entendu'][number % 2]],
    ...[`Lieu ${spread(19, 500)}`, number % 5 ? '' : 'donnée générée', 'beau'],
  ].join(';');
}
