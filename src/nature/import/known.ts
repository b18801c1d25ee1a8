import type { CodeReader } from './read-code.ts';

/** What is known of a cd_nom that a file gives: its accepted name, or that it vanished from TAXREF. */
export type KnownTaxon = { cdRef: number; name: string } | { vanished: true; replacement: number | null };

/** What rows are read against; `null` says that it was looked for and is not there. */
export interface Known {
  taxa: ReadonlyMap<number, KnownTaxon | null>;
  /** INSEE codes of communes by what rows call them. */
  communes: ReadonlyMap<string, string | null>;
  departements: ReadonlyMap<string, string>;
  sites: ReadonlyMap<string, string | null>;
  /** Datasets of the organisation by their id, true of those that records may be added to. */
  datasets: ReadonlyMap<string, boolean>;
  codes: CodeReader;
  names: Readonly<Record<string, string>>;
  /** The dataset of rows that name none. */
  datasetId: string;
  /** The projection of coordinates; null until a row has some. */
  epsg: number | null;
  today: string;
}
