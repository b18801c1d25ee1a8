import type { KindName } from './connector.ts';
import { placeCollection, placesFile } from './places-source.ts';
import { recordsExport } from './records-source.ts';
import type { SourceKind } from './source-kind.ts';
import { valuesFile } from './values-source.ts';

export const sourceKinds: Record<KindName, SourceKind> = {
  values: valuesFile,
  places: placesFile,
  collection: placeCollection,
  records: recordsExport,
};
