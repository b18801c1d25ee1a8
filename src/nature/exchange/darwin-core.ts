import type { Descriptor } from '../record/descriptor.ts';
import { type Cell, eventDate, generatedWord, sharedCode, withheldOf, wordOf } from './cells.ts';
import {
  basisOfRecord,
  countedThings,
  establishment,
  licenceAddresses,
  lifeStages,
  occurrenceStatus,
  ranks,
  sexes,
  verification,
} from './darwin-core-words.ts';
import type { SentRow } from './sent-row.ts';

export interface Term {
  uri: string;
  name: string;
  of(row: SentRow): Cell;
}

const spaces = { dwc: 'http://rs.tdwg.org/dwc/terms/', dc: 'http://purl.org/dc/terms/' } as const;

const term = (name: string, of: Term['of'], space: keyof typeof spaces = 'dwc'): Term => ({
  uri: spaces[space] + name,
  name,
  of,
});

/** Terms of the occurrence core. What GBIF requires (occurrenceID, basisOfRecord, scientificName, eventDate) stands first. */
export const occurrenceTerms: readonly Term[] = [
  term('occurrenceID', (row) => row.id),
  term('basisOfRecord', (row) => basisOfRecord[row.sourceStatus]),
  term('scientificName', (row) => row.scientificName),
  term('eventDate', eventDate),
  term('occurrenceStatus', (row) => occurrenceStatus[row.status]),
  term('taxonID', (row) => `https://inpn.mnhn.fr/espece/cd_nom/${row.cdRef}`),
  term('taxonRank', (row) => ranks[row.rank] ?? ''),
  term('kingdom', (row) => row.kingdom),
  term('phylum', (row) => row.phylum),
  term('class', (row) => row.class),
  term('order', (row) => row.orderName),
  term('family', (row) => row.family),
  term('vernacularName', (row) => row.vernacular),
  term('nameAccordingTo', (row) => `TAXREF v${row.taxrefVersion}`),
  term('verbatimIdentification', (row) => row.nameCited),
  term('individualCount', individualCount),
  term('organismQuantity', (row) => quantityOf(row)?.quantity ?? ''),
  term('organismQuantityType', (row) => quantityOf(row)?.type ?? ''),
  term('sex', (row) => sexes[sharedCode(row.descriptors, 'sex') ?? ''] ?? ''),
  term('lifeStage', (row) => lifeStages[sharedCode(row.descriptors, 'lifeStage') ?? ''] ?? ''),
  term('reproductiveCondition', (row) => wordOf('biological-status', sharedCode(row.descriptors, 'biologicalStatus'))),
  term('behavior', (row) => wordOf('behaviour', sharedCode(row.descriptors, 'behaviour'))),
  term('establishmentMeans', (row) => establishment[sharedCode(row.descriptors, 'biogeographicStatus') ?? ''] ?? ''),
  term('samplingProtocol', (row) => wordOf('technique', sharedCode(row.descriptors, 'technique'))),
  term('eventID', (row) => row.visitId),
  term('recordedBy', (row) => row.observers),
  term('identifiedBy', (row) => row.determiners),
  term('dateIdentified', (row) => row.determinedOn),
  term('identificationVerificationStatus', (row) => verification[row.validation] ?? ''),
  term('countryCode', () => 'FR'),
  term('county', (row) => row.departement),
  term('municipality', (row) => row.commune),
  term('locality', (row) => row.placeName || row.site),
  term('locationID', (row) => row.meshCode),
  term('decimalLatitude', (row) => row.latitude),
  term('decimalLongitude', (row) => row.longitude),
  term('geodeticDatum', (row) => (row.latitude === null ? '' : 'EPSG:4326')),
  term('coordinateUncertaintyInMeters', (row) => (row.latitude === null ? null : row.uncertainty || null)),
  term('footprintWKT', footprint),
  term('minimumElevationInMeters', (row) => row.altitudeMin),
  term('maximumElevationInMeters', (row) => row.altitudeMax ?? row.altitudeMin),
  term('minimumDepthInMeters', (row) => row.depthMin),
  term('maximumDepthInMeters', (row) => row.depthMax ?? row.depthMin),
  term('occurrenceRemarks', (row) => [row.generated ? generatedWord : '', row.comment].filter(Boolean).join(' ')),
  term('eventRemarks', (row) => row.context),
  term('associatedReferences', (row) => row.reference),
  term('dataGeneralizations', (row) => (row.degraded ? `Lieu ramené à\u00a0: ${generalized[row.placeKind]}.` : '')),
  term('informationWithheld', withheldOf),
  term('datasetID', (row) => row.datasetId),
  term('datasetName', (row) => row.dataset),
  term('institutionCode', (row) => row.organisation),
  term('rightsHolder', (row) => row.organisation, 'dc'),
  term('license', (row) => licenceAddresses[row.licence]?.uri ?? '', 'dc'),
  term('modified', (row) => row.changedAt.toISOString(), 'dc'),
  term('language', () => 'fr', 'dc'),
  term('dynamicProperties', (row) =>
    JSON.stringify({ sensiNiveau: row.sensitivity, cdNom: row.cdNom, ...(row.generated && { generated: true }) }),
  ),
];

const generalized: Record<SentRow['placeKind'], string> = {
  geometry: 'lieu',
  site: 'site',
  commune: 'un point de la commune',
  mesh: 'la maille de 10 km (Lambert\u201193)',
  departement: 'le département',
};

/** Individuals, of which the standard wants a whole number: the least that was seen; none of what was sought in vain. */
function individualCount(row: SentRow): number | null {
  if (row.status === 'No') return 0;
  const object = sharedCode(row.descriptors, 'countObject');
  return object === 'IND' ? row.countMin : null;
}

/** What else was counted, or a range. */
function quantityOf({ descriptors, countMin, countMax }: SentRow): { quantity: string; type: string } | undefined {
  const object = sharedCode(descriptors, 'countObject');
  if (countMin === null || !object) return undefined;
  const isRange = countMax !== null && countMax !== countMin;
  if (object === 'IND' && !isRange) return undefined;
  const type = object === 'IND' ? 'individuals' : countedThings[object];
  return type ? { quantity: isRange ? `${countMin}-${countMax}` : String(countMin), type } : undefined;
}

/** The outline, in degrees, of what is not a point. */
function footprint({ shape }: SentRow): string {
  const text = typeof shape === 'string' ? shape : '';
  return text.startsWith('POINT') ? '' : text;
}

/** Facts of each descriptor, for the extension MeasurementOrFact: one a row. */
export const factTerms = [
  'measurementID',
  'measurementType',
  'measurementValue',
  'measurementUnit',
  'measurementRemarks',
].map((name) => ({ name, uri: spaces.dwc + name }));

export const factsOf = ({ id, descriptors }: SentRow): Cell[][] =>
  descriptors.flatMap((descriptor, at) =>
    factFields.flatMap(([field, type, vocabulary]): Cell[][] => {
      const value = descriptor[field];
      if (value === undefined) return [];
      const unit = vocabulary ? '' : wordOf('count-object', descriptor.countObject);
      const said = vocabulary ? wordOf(vocabulary, String(value)) : value;
      return [[id, `${id}/${at + 1}/${field}`, type, said, unit, `Descriptif ${at + 1} sur ${descriptors.length}`]];
    }),
  );

const factFields = [
  ['countMin', 'Dénombrement minimal', ''],
  ['countMax', 'Dénombrement maximal', ''],
  ['lifeStage', 'Stade de vie', 'life-stage'],
  ['sex', 'Sexe', 'sex'],
  ['biologicalCondition', 'État biologique', 'biological-condition'],
  ['biologicalStatus', 'Statut biologique', 'biological-status'],
  ['behaviour', 'Comportement', 'behaviour'],
  ['naturalness', 'Naturalité', 'naturalness'],
  ['proof', 'Preuve existante', 'proof'],
] as const satisfies readonly (readonly [keyof Descriptor, string, string])[];
