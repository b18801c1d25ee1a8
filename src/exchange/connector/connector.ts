import { z } from 'zod';

export const rhythms = ['hourly', 'daily', 'weekly'] as const;
export type Rhythm = (typeof rhythms)[number];
export const rhythmLabels: Record<Rhythm, string> = {
  hourly: 'toutes les heures',
  daily: 'chaque jour',
  weekly: 'chaque semaine',
};

const column = z.string().trim().max(200);

/** A source as a person declares it: where it is, how often it is read, and which columns say what. */
export const connectorInput = z.object({
  organisationId: z.uuid(),
  name: z.string().trim().min(1, 'Donnez un nom à cette source.').max(120),
  address: z.string().trim().max(2000),
  rhythm: z.enum(rhythms),
  indicatorCode: z.string().trim().min(1, 'Dites de quel indicateur ce sont les valeurs.'),
  /** Where it has none, values are those of the whole territory. */
  communeColumn: column,
  periodColumn: column.min(1, 'Dites quelle colonne donne l’année.'),
  valueColumn: column.min(1, 'Dites quelle colonne donne la valeur.'),
});
export type ConnectorInput = z.input<typeof connectorInput>;

export interface ConnectorColumns {
  commune: string;
  period: string;
  value: string;
}

/** Rows read of a file; rows = inserted + same + waiting + refused + outside. */
export interface RowCounts {
  rows: number;
  inserted: number;
  same: number;
  waiting: number;
  refused: number;
  /** Of a commune that is not of the territory. */
  outside: number;
}

export const noRows: RowCounts = { rows: 0, inserted: 0, same: 0, waiting: 0, refused: 0, outside: 0 };
