import type { Descriptor } from '../record/descriptor.ts';

/** A record as it leaves: exactly what the view of its audience tells, with the names of what it refers to. */
export interface SentRow {
  id: string;
  datasetId: string;
  dataset: string;
  generated: boolean;
  licence: string;
  /** Pu, Pr or NSP: where the data come from. */
  origin: string;
  organisation: string;
  visitId: string | null;
  grouping: string | null;
  /** Of its visit: a protocol of src/nature/protocol. */
  protocol: string | null;
  nameCited: string;
  cdNom: number | null;
  cdRef: number;
  taxrefVersion: number;
  scientificName: string;
  vernacular: string;
  rank: string;
  kingdom: string;
  phylum: string;
  class: string;
  orderName: string;
  family: string;
  group: string;
  status: 'Pr' | 'No' | 'NSP';
  sourceStatus: 'Te' | 'Co' | 'Li' | 'NSP';
  reference: string;
  dateFrom: string;
  dateTo: string;
  timeFrom: string | null;
  timeTo: string | null;
  /** As they agreed to be named. */
  observers: string;
  determiners: string;
  determinedOn: string | null;
  determinationMethod: string | null;
  placeKind: 'geometry' | 'site' | 'commune' | 'mesh' | 'departement';
  geometryNature: string;
  precision: number | null;
  /** Degrees, of the place or of a point in it. */
  longitude: number | null;
  latitude: number | null;
  /** Metres around that point within which it surely is. */
  uncertainty: number | null;
  /** In the form that the format asks for; null where no place is known. */
  shape: string | Uint8Array | null;
  placeName: string;
  site: string;
  altitudeMin: number | null;
  altitudeMax: number | null;
  depthMin: number | null;
  depthMax: number | null;
  habitat: number | null;
  communeCode: string | null;
  commune: string;
  departementCode: string | null;
  departement: string;
  meshCode: string | null;
  /** Vintage of the geography that names the commune. */
  vintage: number | null;
  sensitivity: number;
  /** Tables in use that its sensitivity follows from, and their versions. */
  sensitivityTable: string | null;
  sensitivityVersion: string | null;
  /** Whether its place, people and words were taken away. */
  degraded: boolean;
  /** The producer’s wish, where it is vaguer than sensitivity asks. */
  diffusion: string;
  descriptors: Descriptor[];
  countMin: number | null;
  countMax: number | null;
  comment: string;
  context: string;
  validation: number;
  changedAt: Date;
}

/** How a format writes places. */
export type Shape = 'wkt' | 'geojson' | 'wkb';

/** What is known of all that is sent together. */
export interface Sending {
  id: string;
  subject: string;
  body: string;
  organisation: { name: string };
  audience: 'public' | 'partner' | 'national';
  /** Instant, ISO. */
  at: string;
  counts: SentCounts;
  datasets: SentDataset[];
  /** Of a transmission: numbers of the records that the recipient must forget. */
  withdrawn: () => AsyncIterable<string[]>;
  rows: (shape: Shape) => AsyncIterable<SentRow[]>;
}

export interface SentCounts {
  rows: number;
  taxa: number;
  fauna: number;
  flora: number;
  added: number;
  changed: number;
  withdrawn: number;
  generated: boolean;
  dateFrom: string | null;
  dateTo: string | null;
  /** West, south, east, north, in degrees. */
  extent: [number, number, number, number] | null;
  kingdoms: string[];
}

export interface SentDataset {
  id: string;
  name: string;
  description: string;
  keywords: string[];
  licence: string;
  generated: boolean;
  framework: string;
  frameworkDescription: string;
  territory: string;
  actors: { role: string; name: string; body: string; email: string }[];
}
