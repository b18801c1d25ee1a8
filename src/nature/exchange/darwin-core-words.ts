/** Words of the vocabularies that GBIF reads (basisOfRecord, occurrenceStatus, sex, lifeStage, ranks), for codes of ours. */
export const basisOfRecord = {
  Te: 'HumanObservation',
  Co: 'PreservedSpecimen',
  Li: 'MaterialCitation',
  NSP: 'Occurrence',
} as const;

/** Whether it was there is not known of NSP: nothing is said. */
export const occurrenceStatus = { Pr: 'present', No: 'absent', NSP: '' } as const;

export const sexes: Record<string, string> = { 2: 'female', 3: 'male', 4: 'hermaphrodite', 5: 'mixed' };

export const lifeStages: Record<string, string> = {
  2: 'adult',
  3: 'juvenile',
  4: 'immature',
  5: 'subadult',
  6: 'larva',
  7: 'caterpillar',
  8: 'tadpole',
  9: 'egg',
  11: 'exuviae',
  12: 'chrysalis',
  13: 'nymph',
  14: 'pupa',
  15: 'imago',
  16: 'subimago',
  17: 'fry',
  20: 'seed',
  27: 'fruit',
};

export const establishment: Record<string, string> = {
  2: 'native',
  3: 'introduced',
  4: 'introduced',
  5: 'introduced',
  6: 'vagrant',
};

/** What is counted, where it is not individuals. */
export const countedThings: Record<string, string> = {
  CPL: 'pairs',
  COL: 'colonies',
  NID: 'nests',
  PON: 'clutches',
  HAM: 'flowering stems',
  TIGE: 'stems',
  TOUF: 'tufts',
};

export const ranks: Record<string, string> = {
  KD: 'kingdom',
  PH: 'phylum',
  CL: 'class',
  OR: 'order',
  FM: 'family',
  SBFM: 'subfamily',
  TR: 'tribe',
  GN: 'genus',
  SSGN: 'subgenus',
  AGES: 'species aggregate',
  ES: 'species',
  SSES: 'subspecies',
  VAR: 'variety',
  FO: 'form',
  CVAR: 'cultivar',
  HYB: 'hybrid',
};

/** STATUT_VALID in the words that the standard proposes. */
export const verification: Record<string, string> = {
  0: 'unverified',
  1: 'verified',
  2: 'probable',
  3: 'doubtful',
  4: 'invalid',
  5: 'unverifiable',
  6: 'unverified',
};

/** Licences that GBIF accepts, by ours; a record of another may be sent, not published there. */
export const licenceAddresses: Record<string, { uri: string; name: string; spdx?: string }> = {
  'cc0-1.0': {
    uri: 'http://creativecommons.org/publicdomain/zero/1.0/legalcode',
    name: 'Public Domain (CC0 1.0)',
    spdx: 'CC0-1.0',
  },
  'cc-by-4.0': {
    uri: 'http://creativecommons.org/licenses/by/4.0/legalcode',
    name: 'Creative Commons Attribution (CC-BY) 4.0 License',
    spdx: 'CC-BY-4.0',
  },
  'cc-by-nc-4.0': {
    uri: 'http://creativecommons.org/licenses/by-nc/4.0/legalcode',
    name: 'Creative Commons Attribution Non Commercial (CC-BY-NC) 4.0 License',
    spdx: 'CC-BY-NC-4.0',
  },
  // The Licence Ouverte says itself that it is compatible with CC BY.
  'lo-2.0': {
    uri: 'http://creativecommons.org/licenses/by/4.0/legalcode',
    name: 'Creative Commons Attribution (CC-BY) 4.0 License',
    spdx: 'CC-BY-4.0',
  },
};
