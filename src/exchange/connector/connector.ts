import { z } from 'zod';

export const rhythms = ['hourly', 'daily', 'weekly'] as const;
export type Rhythm = (typeof rhythms)[number];
export const rhythmLabels: Record<Rhythm, string> = {
  hourly: 'toutes les heures',
  daily: 'chaque jour',
  weekly: 'chaque semaine',
};

export const kindNames = ['values', 'places', 'collection', 'records'] as const;
export type KindName = (typeof kindNames)[number];
export const kindLabels: Record<KindName, string> = {
  values: 'Valeurs d’un indicateur',
  places: 'Sites d’un fichier',
  collection: 'Sites d’une collection OGC API',
  records: 'Données naturalistes d’un export GeoNature',
};

/** In few words, where one chooses between them. */
export const kindWords: Record<KindName, string> = {
  values: 'Valeurs',
  places: 'Sites',
  collection: 'Sites (OGC API)',
  records: 'GeoNature',
};

/** A source as a person declares it: where it is, how often it is read, and what its kind asks. */
export const connectorInput = z.object({
  organisationId: z.uuid(),
  kind: z.enum(kindNames),
  name: z.string().trim().min(3, 'Donnez à cette source un nom d’au moins trois lettres.').max(120),
  address: z.string().trim().max(2000),
  rhythm: z.enum(rhythms),
  settings: z.record(z.string(), z.unknown()),
});
export type ConnectorInput = z.input<typeof connectorInput>;

/** Rows read of a file; rows = inserted + completed + same + waiting + refused + outside. */
export interface RowCounts {
  rows: number;
  inserted: number;
  /** Of what was known, of which the source alone said something. */
  completed: number;
  same: number;
  waiting: number;
  refused: number;
  /** Of a commune that is not of the territory. */
  outside: number;
}

export const noRows: RowCounts = { rows: 0, inserted: 0, completed: 0, same: 0, waiting: 0, refused: 0, outside: 0 };
